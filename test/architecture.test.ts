/** The walls of the house: who may import whom, no cycles, small files, a pure domain. Seen to fail when broken. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

interface Module {
  readonly path: string;
  readonly text: string;
  /** Relative imports, resolved, as paths below src. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const IMPORT = /^\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/gm;

function readModule(path: string): Module {
  const text = readFileSync(join(SRC, path), 'utf8');
  const imports: string[] = [];
  const packages: string[] = [];
  for (const match of text.matchAll(IMPORT)) {
    const target = (match[1] ?? match[2] ?? match[3]) as string;
    if (target.startsWith('.')) imports.push(posix.join(posix.dirname(path), target).replace(/\.js$/, '.ts'));
    else packages.push(target);
  }
  return { path, text, imports, packages };
}

const modules = sources(SRC).map((path) => readModule(relative(SRC, path).split(sep).join('/')));
const byPath = new Map(modules.map((module) => [module.path, module]));

const LAYERS: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'ui', 'errors'],
  commands: ['commands', 'store', 'files', 'runtime', 'ui', 'domain', 'errors'],
  store: ['store', 'domain', 'errors'],
  files: ['files', 'domain', 'errors'],
  runtime: ['runtime', 'domain', 'errors'],
  ui: ['ui', 'domain', 'errors'],
  domain: ['domain', 'errors'],
  errors: [],
};
const layerOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : path.replace(/\.ts$/, ''));

describe('architecture', () => {
  it('has modules in every room', () => {
    for (const layer of Object.keys(LAYERS)) {
      expect(modules.filter((module) => layerOf(module.path) === layer).length, layer).toBeGreaterThan(0);
    }
  });

  it('imports in one direction only', () => {
    const wrong = modules.flatMap((module) =>
      module.imports
        .filter((target) => !LAYERS[layerOf(module.path)]?.includes(layerOf(target)))
        .map((target) => `${module.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no command that imports another command', () => {
    const shared = new Set(['definition', 'execute', 'index']);
    const names = new Set(
      modules.filter((module) => /^commands\/[^/]+\.ts$/.test(module.path)).map((module) => module.path.slice(9, -3)),
    );
    const wrong = modules
      .filter((module) => /^commands\/[^/]+\.ts$/.test(module.path) && !shared.has(module.path.slice(9, -3)))
      .flatMap((module) =>
        module.imports
          .filter((target) => /^commands\/[^/]+\.ts$/.test(target))
          .map((target) => target.slice(9, -3))
          .filter((name) => names.has(name) && !shared.has(name))
          .map((name) => `${module.path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('resolves every relative import', () => {
    const missing = modules.flatMap((module) =>
      module.imports.filter((target) => !byPath.has(target)).map((target) => `${module.path} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]) => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const target of byPath.get(path)?.imports ?? []) visit(target, [...trail, path]);
      state.set(path, 'done');
    };
    for (const module of modules) visit(module.path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps the domain pure: no node modules, console, clock or randomness', () => {
    const impure = modules
      .filter((module) => layerOf(module.path) === 'domain')
      .flatMap((module) => [
        ...module.packages.filter((name) => name.startsWith('node:')).map((name) => `${module.path}: ${name}`),
        ...[/\bconsole\./, /\bprocess\./, /\bDate\.now\(/, /\bnew Date\(\)/, /\bMath\.random\(/]
          .filter((pattern) => pattern.test(module.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
          .map((pattern) => `${module.path}: ${pattern.source}`),
      ]);
    expect(impure).toEqual([]);
  });

  it('starts with little: help loads no store and no file reader', () => {
    const loadedAtOnce = (path: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(path)) return seen;
      seen.add(path);
      const { text } = byPath.get(path) as Module;
      for (const [, target] of text.matchAll(/^import (?!type\b)[^'"]*?from '(\.[^']+)'/gm))
        loadedAtOnce(posix.join(posix.dirname(path), target as string).replace(/\.js$/, '.ts'), seen);
      return seen;
    };
    const loaded = [...loadedAtOnce('cli.ts')];
    expect(loaded).toContain('ui/terminal.ts');
    expect(loaded.filter((path) => /^(store|files|runtime)\//.test(path))).toEqual([]);
  });

  it('speaks SQL in the store only', () => {
    const elsewhere = modules.filter(
      (module) =>
        layerOf(module.path) !== 'store' &&
        (module.packages.includes('better-sqlite3') || /\bdb\.(prepare|exec|pragma)\(/.test(module.text)),
    );
    expect(elsewhere.map((module) => module.path)).toEqual([]);
  });

  it('keeps files small and names telling', () => {
    const big = modules.filter((module) => !module.path.includes('/tables/') && module.text.split('\n').length > 320);
    expect(big.map((module) => `${module.path}: ${module.text.split('\n').length} lines`)).toEqual([]);
    const vague = modules.filter((module) =>
      /(^|\/)(utils?|helpers?|common|misc|manager|service)s?(\.ts|\/)/.test(module.path),
    );
    expect(vague.map((module) => module.path)).toEqual([]);
    const unkempt = modules.filter((module) => !/^[a-z0-9/.-]+$/.test(module.path));
    expect(unkempt.map((module) => module.path)).toEqual([]);
  });

  it('opens every module with what it is for', () => {
    const silent = modules.filter(
      (module) =>
        !module.path.includes('/tables/') && !/^(#!.*\n)?(\/\*\*|import type [^\n]*\n\n\/\*\*)/.test(module.text),
    );
    expect(silent.map((module) => module.path).filter((path) => !path.includes('/rules/'))).toEqual([]);
  });

  it('leaves no stub behind', () => {
    const stubs = modules.filter((module) => /not implemented|(\/\/|\*).*\b(TODO|FIXME|XXX)\b/i.test(module.text));
    expect(stubs.map((module) => module.path)).toEqual([]);
  });
});

describe('tests', () => {
  it('skip nothing', () => {
    const folder = dirname(fileURLToPath(import.meta.url));
    const files = sources(folder).filter((path) => statSync(path).isFile() && !path.endsWith('architecture.test.ts'));
    const skipping = files.filter((path) =>
      /\b(it|test|describe)\.(skip|only|todo|fails)\b/.test(readFileSync(path, 'utf8')),
    );
    expect(skipping.map((path) => relative(folder, path))).toEqual([]);
  });
});
