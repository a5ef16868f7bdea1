// The workbench's own script: everything here makes work quicker or safer, and every page works without it except htmx's previews.
(() => {
  'use strict';
  const meta = name => document.querySelector(`meta[name="${name}"]`);
  const words = meta('qy-words').dataset;
  const failed = meta('qy-words').content;
  document.documentElement.classList.add('js');

  // htmx sends the antiforgery token of the page as a header.
  document.addEventListener('htmx:configRequest', event => {
    const token = meta('qy-token');
    event.detail.headers[token.dataset.header] = token.content;
  });

  // A form is sent once. Its buttons come back when the answer leaves the page where it is.
  const sending = new WeakSet();
  const release = form => {
    sending.delete(form);
    form.removeAttribute('aria-busy');
    form.querySelectorAll('button[data-was]').forEach(button => {
      button.textContent = '';
      button.append(...button.qyFace);
      button.removeAttribute('data-was');
      button.removeAttribute('aria-disabled');
    });
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    // What opens beside the page leaves the page as it is.
    if (form.method === 'get' || event.submitter?.formTarget === '_blank') return;
    if (sending.has(form)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    sending.add(form);
    if (form.dataset.keep && !form.hasAttribute('hx-post')) sessionStorage.setItem(lastSent, place(form));
    form.setAttribute('aria-busy', 'true');
    form.querySelectorAll('button:not([type=button], [data-icon])').forEach(button => {
      button.qyFace = [...button.childNodes];
      button.dataset.was = '';
      button.textContent = words.sending;
      button.setAttribute('aria-disabled', 'true');
    });
  }, true);
  window.addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach(release));

  // Paper has no fold.
  window.addEventListener('beforeprint', () => document.querySelectorAll('details.qy-rest').forEach(rest => { rest.open = true; }));

  // A button that may not be used does nothing but show its reason.
  document.addEventListener('click', event => {
    if (event.target.closest('[aria-disabled=true]')) { event.preventDefault(); event.stopPropagation(); }
    if (event.target.closest('[data-print]')) window.print();
    const add = event.target.closest('[data-add-row]');
    if (add) addRow(add.closest('fieldset').querySelector('[data-rows] tbody'));
  }, true);

  const addRow = body => {
    const last = body.rows[body.rows.length - 1];
    const next = last.cloneNode(true);
    next.querySelectorAll('.qy-wrong').forEach(note => note.remove());
    next.querySelectorAll('input, select, textarea').forEach(control => {
      control.name = control.name.replace(/\[(\d+)\](?!.*\[\d)/, (all, number) => `[${+number + 1}]`);
      control.setAttribute('aria-label', (control.getAttribute('aria-label') ?? '').replace(/\d+$/, number => +number + 1));
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
      if (control.type === 'checkbox' || control.type === 'radio') control.checked = false; else control.value = '';
    });
    body.append(next);
    next.querySelector('input, select, textarea').focus();
  };

  // A sentence goes into its field where the cursor stands or stood.
  document.addEventListener('click', event => {
    const put = event.target.closest('[data-phrase-into]');
    if (!put) return;
    const field = document.getElementById(put.dataset.phraseInto);
    field.focus();
    field.setRangeText(put.closest('li').querySelector('span').textContent, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

  // When a submit fails, nothing on the page changes but this note, so what was typed stays.
  const alerts = () => document.getElementById('alerts');
  const say = (text, tone) => {
    const note = document.createElement('div');
    note.className = `qy-note ${tone}`;
    note.textContent = text;
    alerts()?.replaceChildren(note);
    note.scrollIntoView({ block: 'nearest' });
  };
  for (const name of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.addEventListener(name, event => say(event.detail.xhr?.status === 401 ? words.expired : failed, 'red'));
  }
  document.addEventListener('htmx:afterRequest', event => {
    const form = event.detail.elt.closest('form');
    if (form) release(form);
    // Only what was sent is done with: a look at something beside the form leaves what was typed kept.
    if (form && event.detail.successful && [form.getAttribute('action'), form.getAttribute('hx-post')].includes(event.detail.requestConfig?.path)) forget(form);
  });

  // What was typed outlives a session that ended: it waits in this tab until it was sent.
  const lastSent = 'qy:sent';
  const place = form => `qy:${form.dataset.keep}`;
  const typed = form => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !/Token$|Key$/i.test(name));
  const forget = form => { if (form.dataset.keep) sessionStorage.removeItem(place(form)); };
  document.addEventListener('input', event => {
    const form = event.target.closest('form[data-keep]');
    if (form) sessionStorage.setItem(place(form), JSON.stringify(typed(form)));
  });
  const restore = root => root.querySelectorAll('form[data-keep]').forEach(form => {
    const kept = sessionStorage.getItem(place(form));
    if (!kept || kept === JSON.stringify(typed(form)) || form.querySelector('.qy-wrong')) return;
    const values = JSON.parse(kept);
    for (const control of form.elements) {
      const mine = values.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === 'hidden' || !control.name) continue;
      if (control.type === 'checkbox' || control.type === 'radio') control.checked = mine.includes(control.value);
      else if (mine.length > 0 && control.type !== 'file') control.value = mine[0];
    }
    say(words.restored, 'plain');
  });

  // A slider and its number field say the same; what the field holds is sent.
  const slide = (from, to) => { if (to && to.value !== from.value) to.value = from.value; };
  document.addEventListener('input', event => {
    const { target } = event;
    if (target.dataset.slides) slide(target, document.getElementById(target.dataset.slides));
    else document.querySelectorAll(`[data-slides="${CSS.escape(target.id)}"]`).forEach(slider => slide(target, slider));
  });

  // A field is invalid while its place for faults has one.
  document.addEventListener('htmx:oobAfterSwap', event => {
    const place = event.detail.target.id;
    document.querySelectorAll(`[aria-describedby~="${CSS.escape(place)}"]`).forEach(control => {
      if (document.querySelector(`#${CSS.escape(place)} .qy-wrong`)) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    });
  });

  // The inbox: J and K walk, Enter opens, A takes what is open or marks the row for taking several, R chooses to send back, / searches.
  document.addEventListener('keydown', event => {
    if (event.target.closest('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') { event.preventDefault(); document.getElementById('q')?.focus(); return; }
    const links = [...document.querySelectorAll('[data-inbox] tbody a')];
    if (links.length === 0) return;
    const chosen = document.activeElement.closest('[data-inbox] tr') ?? document.querySelector('[data-inbox] tr.selected');
    const at = links.findIndex(link => link.closest('tr') === chosen);
    const step = { j: 1, J: 1, k: -1, K: -1 }[event.key];
    if (step) {
      event.preventDefault();
      links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
    } else if (event.key === 'a' || event.key === 'A') {
      const take = chosen?.matches('.selected') && document.querySelector('#preview .qy-claim form button');
      (take || chosen?.querySelector('input[type=checkbox]'))?.click();
    } else if ((event.key === 'r' || event.key === 'R') && chosen?.matches('.selected')) {
      const back = [...document.querySelectorAll('#preview .qy-options label')].find(label => label.textContent.includes(words.back));
      if (!back) return;
      event.preventDefault();
      back.querySelector('input').click();
      document.querySelector('#preview textarea')?.focus();
    }
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id !== 'preview') return;
    document.querySelectorAll('[data-inbox] tr.selected').forEach(row => {
      row.classList.remove('selected');
      row.querySelector('a').removeAttribute('aria-current');
    });
    const row = event.detail.requestConfig.elt.closest('tr');
    row?.classList.add('selected');
    row?.querySelector('a').setAttribute('aria-current', 'true');
    if (window.matchMedia('(max-width: 900px)').matches) event.detail.target.scrollIntoView();
  });

  // A picture too wide for the page opens where the case stands.
  document.querySelectorAll('.pp-scroll').forEach(box => {
    const now = box.querySelector('.now');
    if (now) box.scrollLeft += now.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth / 2;
  });

  document.addEventListener('htmx:load', event => restore(event.detail.elt.parentElement ?? document));

  // A form sent the plain way was taken, unless a sign-in, a problem page or the form with its mistakes came back.
  const kept = sessionStorage.getItem(lastSent);
  sessionStorage.removeItem(lastSent);
  if (kept && !document.querySelector('.qy-plain, .qy-problem, .qy-wrong')) sessionStorage.removeItem(kept);
  restore(document);
})();
