// Makes one file of the form library, with its licences, the module that loads it and the digests by which a test knows that it is not
// stale. With --check only says whether they are what it would make.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['package-lock.json', 'build.mjs', 'viewer.js'];
const sha256 = content => createHash('sha256').update(content).digest('hex');

/** What the library draws in a browser, without what only its editors need. */
const lean = {
  name: 'lean',
  setup(bundle) {
    // lodash is used for one function, and weighs as much as form-js itself
    bundle.onResolve({filter: /^lodash(\/isEqual)?$/}, () => ({path: `${here}node_modules/fast-deep-equal/index.js`}));
    bundle.onLoad({filter: /fast-deep-equal.index\.js$/}, ({path}) => ({contents: `${readFileSync(path, 'utf8')}\nmodule.exports.isEqual = module.exports;`}));
    // feelers evaluates templates; the same file holds its text editor, which nothing here uses
    bundle.onLoad({filter: /feelers.dist.index\.(es\.|m)?js$/}, ({path}) => {
      const whole = readFileSync(path, 'utf8');
      const contents = whole.replace(/var lint = linter[\s\S]*export \{[^}]*\};/, 'export {buildSimpleTree, evaluate, parser};');
      if (contents === whole) {
        throw new Error('feelers has another shape than the one from which its editor was cut');
      }
      return {contents};
    });
    bundle.onResolve({filter: /^[^./]/}, async ({path, kind, importer, resolveDir, pluginData}) => {
      if (kind === 'entry-point' || pluginData === lean) {
        return undefined;
      }
      return {...await bundle.resolve(path, {kind, importer, resolveDir, pluginData: lean}), sideEffects: false};
    });
  },
};

/** The packages that stand in the file, by name. */
function packagesOf(metafile) {
  const [{inputs}] = Object.values(metafile.outputs);
  const names = Object.entries(inputs)
    .filter(([file, {bytesInOutput}]) => file.includes('node_modules/') && bytesInOutput > 0)
    .map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file));
  return new Map(names.map(([folder, name]) => [name, `${here}${folder}`]).sort(([a], [b]) => a < b ? -1 : 1));
}

function licences(packages) {
  return [...packages].map(([name, folder]) => {
    const {version, license} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(one => /^licen[cs]e/i.test(one));
    return `${name} ${version}\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim() : `Licence: ${license}`}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

const {version} = JSON.parse(readFileSync(`${here}node_modules/@bpmn-io/form-js-viewer/package.json`, 'utf8'));
const {outputFiles, metafile} = await build({
  absWorkingDir: here, entryPoints: ['viewer.js'], bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8',
  legalComments: 'none', write: false, outfile: 'form-js.js', metafile: true, plugins: [lean],
});
const packages = packagesOf(metafile);
const script = `/* form-js ${version} and what it needs; licences in LICENSES.txt beside this file */\n${outputFiles[0].text}`;
const folder = `assets/lib/form-js/${version}`;
const name = `form-js-${sha256(script).slice(0, 16)}.js`;
const made = {
  [`src/web/${folder}/${name}`]: script,
  [`src/web/${folder}/LICENSES.txt`]: licences(packages),
};
const module = 'src/web/assets/form-js.js';
made['src/libraries/made.sha256'] = [
  ...Object.entries(made).map(([file, content]) => `${sha256(content)}  ${file}`),
  ...sources.map(file => `${sha256(readFileSync(here + file))}  src/form-js/${file}`),
  '',
].join('\n');
made[module] = `// Made by npm run build in src/form-js.
/** The form library in one file, which weighs more than a page: loaded where a form is drawn, and only then. */
export const formJs = () => import('/${folder}/${name}');
`;

if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([file, content]) => !existsSync(root + file) || readFileSync(root + file, 'utf8') !== content);
  stale.forEach(([file]) => console.error(`${file} is not what src/form-js gives: npm run build`));
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  rmSync(`${root}src/web/assets/lib/form-js`, {recursive: true, force: true});
  for (const [file, content] of Object.entries(made)) {
    mkdirSync(dirname(root + file), {recursive: true});
    writeFileSync(root + file, content);
  }
}
