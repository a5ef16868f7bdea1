// Elsa Studio's own words in Chinese: the package ships none, so they are replaced as they appear. What people wrote is left alone.
(() => {
  'use strict';
  const notOurs = 'script, style, textarea, .monaco-editor, .monaco-aria-container, [data-studio], .qy-top, .qy-side';
  let texts = {};
  let patterns = [];

  const inChinese = text => {
    const trimmed = text.trim();
    if (!/[A-Za-z]/.test(trimmed)) return null;
    const whole = texts[trimmed] ?? texts[trimmed.replace(/\s+/g, ' ')];
    if (whole !== undefined) return text.replace(trimmed, () => whole);
    for (const [pattern, by] of patterns) {
      if (pattern.test(trimmed)) return text.replace(trimmed, () => trimmed.replace(pattern, by));
    }
    return null;
  };

  const text = node => {
    if (!node.parentElement || node.parentElement.closest(notOurs)) return;
    const chinese = inChinese(node.data);
    if (chinese !== null && chinese !== node.data) node.data = chinese;
  };
  const names = ['placeholder', 'title', 'aria-label'];
  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    const chinese = value && !element.closest(notOurs.replace('textarea, ', '')) ? inChinese(value) : null;
    if (chinese !== null && chinese !== value) element.setAttribute(name, chinese);
  };
  const whole = root => {
    if (root.nodeType === Node.TEXT_NODE) { text(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(notOurs.replace('textarea, ', ''))) return;
    names.forEach(name => attribute(root, name));
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else names.forEach(name => attribute(node, name));
    }
  };

  window.studioInChinese = fetch('/studio-zh.json').then(answer => answer.json()).then(dictionary => {
    texts = dictionary.texts;
    patterns = dictionary.patterns.map(([pattern, by]) => [new RegExp(pattern), by]);
    whole(document.body);
    new MutationObserver(changes => changes.forEach(change => {
      if (change.type === 'characterData') text(change.target);
      else if (change.type === 'attributes') attribute(change.target, change.attributeName);
      else change.addedNodes.forEach(whole);
    })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names });
  });
})();
