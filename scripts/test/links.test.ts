import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The targets of a page's links and pictures that point to files of the project, without what stands in code. */
function relativeTargets(page: string): string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const written = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g), ...prose.matchAll(/\b(?:src|href|srcset)="([^"\s]+)"/g)];
  return written.map((match) => match[1] ?? '').filter((target) => !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(target));
}

/** The links of a page that lead to nothing. */
function deadLinks(path: string, page: string): string[] {
  const fileOf = (target: string) => join(root, dirname(path), decodeURIComponent(target.replace(/[?#].*$/, '')));
  return relativeTargets(page).filter((target) => !existsSync(fileOf(target)));
}

test('every relative link of README and docs leads to a file', async () => {
  const docs = (await readdir(join(root, 'docs'), { recursive: true })).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs.map((name) => join('docs', name))];
  const dead: string[] = [];
  for (const path of pages) {
    for (const target of deadLinks(path, await readFile(join(root, path), 'utf8'))) dead.push(`${path}: ${target}`);
  }
  expect(docs.length).toBeGreaterThan(0);
  expect(dead).toEqual([]);
});

test('a dead link is found; addresses, anchors and code are left alone', () => {
  const page =
    '[a](gone.md#x) ![b](../README.md) <img src="no.png"> [c](https://x.org) [d](#e) `[f](g.md)`\n```\n[h](i.md)\n```\n';
  expect(deadLinks('docs/page.md', page)).toEqual(['gone.md#x', 'no.png']);
});
