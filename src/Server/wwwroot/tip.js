// The tip in four steps: one section of the form at a time. Without script they stand one below the other.
import { all, put } from './public.js';
import { asked, faults, forgive } from './tip-fields.js';
import { choosing } from './tip-files.js';

const form = document.querySelector('[data-steps]');
const { text, files } = form.elements;
const sections = all('section', form);
const marks = all('.tip-steps li', form);
const status = form.querySelector('[role=status]');
const [back, go] = all('.tip-go button', form);
const [send, last] = [go.textContent, sections.length - 1];
let at = 0;

// What will be sent, read off the fields.
const picked = name => form.querySelector(`[name=${name}]:checked`)?.closest('label');
const shown = name => {
  const control = form.elements[name];
  if (!control.type) return (picked(name)?.querySelector('b') ?? picked(name)?.querySelector('span'))?.textContent;
  return asked(control) ? control.value.trim() : '';
};
const sum = () => all('.tip-sum dd', form).forEach(place => {
  const { of, number } = place.dataset;
  const count = of === files.name ? files.files.length : text.value.trim().length;
  place.textContent = number ? put(number, count) : of.split(' ').map(shown).filter(Boolean).join(' · ') || place.parentElement.dataset.none;
});

const show = step => {
  at = step;
  sections.forEach((section, index) => { section.hidden = index !== at; });
  marks.forEach((mark, index) => {
    mark.className = index < at ? 'done' : index === at ? 'now' : '';
    if (index === at) mark.setAttribute('aria-current', 'step'); else mark.removeAttribute('aria-current');
  });
  back.hidden = at === 0;
  go.textContent = at === last ? send : go.dataset.next;
  go.nextElementSibling.hidden = at !== last;
};
const turn = step => {
  show(step);
  form.scrollIntoView();
  sections[at].querySelector('h2').focus({ preventScroll: true });
};

// Enter in a field and the button are one way: on to the next step, and at the last one it is sent. A click too many must not send what nobody has looked at.
go.addEventListener('click', event => { if (event.detail > 1) event.preventDefault(); });
back.addEventListener('click', () => turn(at - 1));
form.addEventListener('submit', event => {
  const bad = sections.findIndex((section, index) => index <= at && faults(section).length > 0);
  if (bad >= 0 || at < last) event.preventDefault();
  if (bad >= 0) {
    show(bad);
    faults(sections[bad])[0].focus();
  } else if (at < last) {
    turn(at + 1);
  }
});
all('.qy-note.red a').forEach(link => link.addEventListener('click', event => {
  event.preventDefault();
  const control = document.getElementById(link.hash.slice(1));
  show(sections.indexOf(control.closest('section')));
  control.focus();
}));

let enough = null;
const count = () => {
  const letters = text.value.trim().length;
  document.querySelector('#text-note .form-hint').textContent = put(text.dataset.counted, letters);
  // Only passing the least is said aloud: every letter would be too much.
  if (enough !== null && enough !== letters >= text.dataset.least) status.textContent = enough ? '' : text.dataset.enough;
  enough = letters >= text.dataset.least;
};
form.addEventListener('input', event => {
  forgive(event.target);
  count();
  sum();
});

choosing(files, status, sum);
form.noValidate = true;
count();
sum();
show(Math.max(0, sections.findIndex(section => section.querySelector('.qy-wrong'))));
