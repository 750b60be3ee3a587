// Sites for the tests: the committed one, and those that docgen builds into a temporary folder.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

// The committed site of the Customer schema, or the folder that DOCGEN_SITE names.
export const customerSite = () => process.env.DOCGEN_SITE || path.join(repository, 'site');

// The manifest of the Customer schema's fixtures, from the committed folder or the one that DOCGEN_FIXTURES names.
export const customerManifest = () => JSON.parse(fs.readFileSync(path.join(process.env.DOCGEN_FIXTURES || path.join(repository, 'fixtures'), 'customer', 'manifest.json'), 'utf8'));

// The published Customer schema.
export const customerSchema = () => JSON.parse(fs.readFileSync(path.join(repository, 'schema', 'customer-io-customer-schema.json'), 'utf8'));

// The folder of the corpus, or null where there is none.
export function corpusFolder() {
  const folder = process.env.DOCGEN_CORPUS || path.join(repository, '..', 'shared', 'corpus');
  return fs.existsSync(path.join(folder, 'schemastore', 'schemas')) ? folder : null;
}

let folder, command;

// A folder for this run, removed at its end by removeTemporary.
export const temporary = () => (folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'docgen-browser-')));

export const removeTemporary = () => folder && fs.rmSync(folder, { recursive: true, force: true });

function run(name, args) {
  const done = spawnSync(name, args, { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300000 });
  if (done.status !== 0) throw new Error(`${path.basename(name)} ${args.join(' ')} failed (${done.error?.message ?? `exit ${done.status}`}):\n${done.stderr}`.slice(0, 4000));
  return done;
}

// Builds a site of the schemas, files or folders of them, and returns its folder.
export function buildSite(name, schemas, ...more) {
  command ??= (run('go', ['build', '-o', path.join(temporary(), 'docgen'), './cmd/docgen']), path.join(temporary(), 'docgen'));
  const site = path.join(temporary(), name, 'site');
  run(command, ['build', ...schemas.flatMap((schema) => ['--schema', schema]), '--site', site, '--fixtures', path.join(temporary(), name, 'fixtures'), ...more]);
  return site;
}
