// The files of the tip: what is chosen is added to what was chosen before; what cannot be sent is said at once, and the rest stays.
import { put } from './public.js';
import { say } from './tip-fields.js';

const size = bytes => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** @param status where a screen reader hears what was refused. */
export const choosing = (files, status, changed) => {
  const list = document.querySelector('.tip-files');
  const box = document.querySelector('.tip-drop');
  let chosen = [];

  const row = file => {
    const item = document.getElementById('file').content.firstElementChild.cloneNode(true);
    const [name, weight, remove] = item.children;
    name.textContent = file.name;
    weight.textContent = size(file.size);
    remove.setAttribute('aria-label', put(remove.dataset.name, file.name));
    remove.addEventListener('click', () => drop(file));
    return item;
  };
  const show = () => {
    const data = new DataTransfer();
    chosen.forEach(file => data.items.add(file));
    files.files = data.files;
    list.replaceChildren(...chosen.map(row));
    changed();
  };
  const drop = file => {
    const place = chosen.indexOf(file);
    chosen.splice(place, 1);
    say(files, null);
    show();
    (list.children[Math.min(place, chosen.length - 1)]?.lastElementChild ?? files).focus();
  };
  const refusal = file => {
    if (file.size === 0) return put(files.dataset.empty, file.name);
    if (file.size > files.dataset.megabytes * 1048576) return put(files.dataset.large, file.name, size(file.size));
    return chosen.length >= files.dataset.most ? put(files.dataset.many, file.name) : null;
  };
  const add = more => {
    const refused = [];
    for (const file of [...more].filter(file => !chosen.some(other => same(file, other)))) {
      const sentence = refusal(file);
      if (sentence) refused.push(sentence); else chosen.push(file);
    }
    say(files, refused.join(' '));
    status.textContent = refused.join(' ');
    show();
  };

  files.addEventListener('change', () => add(files.files));
  // A file that misses the box would take the place of the page, and of all that was written.
  for (const name of ['dragover', 'drop']) document.addEventListener(name, event => event.preventDefault());
  for (const name of ['dragover', 'dragleave', 'drop']) box.addEventListener(name, () => box.classList.toggle('over', name === 'dragover'));
  box.addEventListener('drop', event => add(event.dataTransfer.files));
};
