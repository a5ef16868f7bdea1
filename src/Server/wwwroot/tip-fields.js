// What a field of the tip must hold before the next step; the server asks for the same again, in the same words.
import { all } from './public.js';

const like = (value, pattern) => !pattern || new RegExp(`^(?:${pattern})$`).test(value);

/** Fields of somebody who gives a name are asked for only then. */
export const asked = control => !control.closest('.qy-named') || control.form.elements.identity.value === 'named';

export const good = control => {
  if (control.matches('fieldset')) return control.querySelector(':checked') !== null;
  const { value, validity, dataset } = control;
  return !asked(control)
    || (value.trim().length >= (dataset.least ?? 1) && !validity.badInput && !(dataset.latest < value) && like(value.trim(), dataset.like));
};

/** Says what is wrong where the server would say it; null takes it away. */
export const say = (control, sentence) => {
  let place = document.getElementById(`${control.id}-note`);
  if (!place) {
    place = Object.assign(document.createElement('div'), { id: `${control.id}-note` });
    control.closest('.qy-field').append(place);
  }
  place.querySelector('.qy-wrong')?.remove();
  if (!control.matches('fieldset')) control.setAttribute('aria-invalid', String(Boolean(sentence)));
  control.setAttribute('aria-describedby', place.id);
  if (!sentence) return;
  // Its sign is drawn by the style sheet: one of the sprite would be asked of the server, and tell it that somebody is writing.
  place.prepend(Object.assign(document.createElement('div'), { className: 'qy-wrong drawn', textContent: sentence }));
};

/** The fields of a section that are not good, each with its sentence beside it. */
export const faults = section => all('[data-wrong]', section).filter(control => {
  say(control, good(control) ? null : control.dataset.wrong);
  return !good(control);
});

// What was wrong and is put right is wrong no longer.
export const forgive = target => {
  const control = target.closest('[data-wrong]');
  if (control && document.querySelector(`#${control.id}-note .qy-wrong`) && good(control)) say(control, null);
};
