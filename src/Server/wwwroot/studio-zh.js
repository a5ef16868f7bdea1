// Elsa Studio's own words in Chinese: the package ships none, so they are replaced as they appear. What people wrote is left alone.
(() => {
  'use strict';
  const foreign = 'script, style, .monaco-editor, .monaco-aria-container, [data-studio], .qy-top, .qy-side';
  const written = `${foreign}, textarea, .x6-graph-svg, td[data-label=Name], td[data-label=Description], td[data-label=ID]`;
  const names = ['placeholder', 'title', 'aria-label'];
  const screen = document.getElementById('studio')?.dataset.screen;
  let texts = {};
  let patterns = [];
  let absent = [];

  const inChinese = text => {
    const trimmed = text.trim();
    if (!/[A-Za-z]/.test(trimmed)) return null;
    const whole = texts[trimmed] ?? texts[trimmed.replace(/\s+/g, ' ')];
    if (whole !== undefined) return text.replace(trimmed, () => whole);
    for (const [pattern, by] of patterns) {
      const found = pattern.exec(trimmed);
      if (found) return text.replace(trimmed, () => by.replace(/\$(\d)/g, (all, number) => texts[found[number]] ?? found[number]));
    }
    return null;
  };

  // What we do not offer is told by Studio's word for it; the style sheet hides what bears the mark.
  const mark = (element, trimmed) => {
    for (const [word, around, on] of absent) {
      if (word === trimmed && (!on || on === screen)) element.closest(around)?.setAttribute('data-absent', '');
    }
  };

  const text = node => {
    const around = node.parentElement;
    if (!around || (around.closest(written) && !(node.data === 'Done' && around.closest('.x6-port-label')))) return;
    mark(around, node.data.trim());
    const chinese = inChinese(node.data);
    if (chinese !== null && chinese !== node.data) node.data = chinese;
  };
  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    const chinese = value && !element.closest(foreign) ? inChinese(value) : null;
    if (chinese !== null && chinese !== value) element.setAttribute(name, chinese);
  };
  const whole = root => {
    if (root.nodeType === Node.TEXT_NODE) { text(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(foreign)) return;
    names.forEach(name => attribute(root, name));
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else names.forEach(name => attribute(node, name));
    }
  };

  // A closed list shows its choice as the value of a field that nobody can type in; setting a value is no change that an observer hears of.
  let soon = 0;
  const choices = () => {
    soon = 0;
    document.querySelectorAll('.mud-select input[readonly]').forEach(field => {
      const chinese = inChinese(field.value);
      if (chinese !== null) field.value = chinese;
    });
  };

  fetch('/studio-zh.json').then(answer => answer.json()).then(dictionary => {
    texts = { ...dictionary.texts, ...dictionary.screens[screen] };
    absent = dictionary.absent;
    patterns = dictionary.patterns.map(([pattern, by]) => [new RegExp(pattern), by]);
    whole(document.body);
    new MutationObserver(changes => {
      changes.forEach(change => {
        if (change.type === 'characterData') text(change.target);
        else if (change.type === 'attributes') attribute(change.target, change.attributeName);
        else change.addedNodes.forEach(whole);
      });
      soon ||= setTimeout(choices, 50);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names });
  });
})();
