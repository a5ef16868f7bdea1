// Draws one sprite from the outline icons that icons.txt names: node sprite.mjs <folder of icons> <list> <sprite>
import { readFileSync, writeFileSync } from 'node:fs';
const [folder, list, sprite] = process.argv.slice(2);
const names = readFileSync(list, 'utf8').split('\n').map(line => line.trim()).filter(Boolean);
const symbols = names.map(name => {
  const shapes = readFileSync(`${folder}/${name}.svg`, 'utf8')
    .replace(/<!--[\s\S]*?-->/, '')
    .match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1]
    .replace(/<path[^>]*M0 0h24v24H0z[^>]*>/, '')
    .replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
writeFileSync(sprite, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
