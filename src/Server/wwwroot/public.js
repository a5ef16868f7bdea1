// The public site's own script. Every page works without it; it keeps nothing and asks the server for nothing.
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const put = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, place) => values[place]);

document.documentElement.classList.add('js');
all('[data-script]').forEach(part => { part.hidden = false; });

// Leaving in haste: nothing stays to be seen while the other page loads, and Back does not come here again.
const way = document.querySelector('a.leave');
const leave = () => { document.body.replaceChildren(); window.location.replace(way.href); };
way.addEventListener('click', event => { event.preventDefault(); leave(); });
let escapes = [];
document.addEventListener('keydown', event => {
  // Whoever writes Chinese presses Esc to drop what the input method offers.
  if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
  escapes = [...escapes, event.timeStamp].slice(-3);
  if (escapes.length === 3 && escapes[2] - escapes[0] < 2000) leave();
});

// A form is sent once. Its button comes back with the page; a form that only brings a file leaves the page where it is.
const sent = new Map();
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || 'stays' in form.dataset) return;
  if (sent.has(form)) { event.preventDefault(); return; }
  const button = event.submitter ?? form.querySelector('button:not([type=button])');
  sent.set(form, [button, [...button.childNodes]]);
  button.textContent = document.body.dataset.sending;
  button.setAttribute('aria-disabled', 'true');
});
window.addEventListener('pageshow', () => {
  sent.forEach(([button, face]) => { button.replaceChildren(...face); button.removeAttribute('aria-disabled'); });
  sent.clear();
});

// The receipt: its number is copied, and whoever has not kept it is held for a moment.
const copy = document.querySelector('[data-copied]');
if (copy) {
  const number = document.querySelector('.qy-receipt');
  const [finish, saved, first] = ['finish', 'saved', 'saved-first'].map(id => document.getElementById(id));
  copy.addEventListener('click', async () => {
    const groups = all('span', number).map(group => group.textContent).join(' ');
    const done = await navigator.clipboard?.writeText(groups).then(() => true, () => false);
    if (!done) window.getSelection().selectAllChildren(number);
    copy.nextElementSibling.textContent = done ? copy.dataset.copied : copy.dataset.byHand;
  });
  const hold = () => {
    first.hidden = saved.checked;
    finish.setAttribute('aria-disabled', String(!saved.checked));
  };
  saved.addEventListener('change', hold);
  finish.addEventListener('click', event => { if (!saved.checked) { event.preventDefault(); saved.focus(); } });
  hold();
}
