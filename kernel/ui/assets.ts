// Styles, fonts, icons and scripts: compiled once, named by their content, so that browsers keep
// them for ever.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { prepare, type Prepared } from '../http/respond.ts'

export type Assets = {
  /** The address of an asset by its plain name: href('main.css'). */
  href: (name: string) => string
  find: (fileName: string) => Prepared | undefined
}

const ROOT = path.join(import.meta.dirname, '../..')
const FONTS = {
  'source-sans-3.woff2':
    '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  'source-sans-3-ext.woff2':
    '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
  'source-serif-4.woff2': '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
}

// Every page takes the first; the observatory the second too, forms and signed-in people the third,
// the workspace's own pages the fourth.
const SCRIPTS = [
  path.join(import.meta.dirname, 'scripts/passkeys.ts'),
  path.join(import.meta.dirname, 'scripts/shortcuts.ts'),
]
const SHEETS = ['main', 'data', 'workspace', 'places']

/** Reads and compiles all assets. The compiled style sheet is kept in `.cache/`. */
export async function loadAssets(): Promise<Assets> {
  const names = new Map<string, string>()
  const files = new Map<string, Prepared>()
  const add = (name: string, type: string, bytes: Uint8Array<ArrayBuffer> | string) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const extension = path.extname(name)
    const hashed = `${path.basename(name, extension)}-${hash}${extension}`
    names.set(name, hashed)
    files.set(hashed, prepare(200, {
      'content-type': type, 'cache-control': 'public, max-age=31536000, immutable',
    }, bytes))
    return hashed
  }
  for (const [name, file] of Object.entries(FONTS)) {
    add(name, 'font/woff2', new Uint8Array(readFileSync(path.join(ROOT, 'node_modules', file))))
  }
  add('mark.svg', 'image/svg+xml', readFileSync(path.join(import.meta.dirname, 'mark.svg'), 'utf8'))
  for (const sheet of SHEETS) {
    const css = (await compileStyles(sheet)).replace(/url\("?([\w.-]+\.woff2)"?\)/g,
      (_, name: string) => `url(${names.get(name) ?? name})`)
    add(`${sheet}.css`, 'text/css; charset=utf-8', css)
  }
  for (const file of SCRIPTS) {
    const name = `${path.basename(file, '.ts')}.js`
    add(name, 'text/javascript; charset=utf-8', await bundleScript(file))
  }
  return {
    href: (name) => `/assets/${names.get(name) ?? name}`,
    find: (fileName) => files.get(fileName),
  }
}

async function compileStyles(sheet: string): Promise<string> {
  const folder = path.join(import.meta.dirname, 'styles')
  const sources = readdirSync(folder).toSorted()
    .map((file) => readFileSync(path.join(folder, file), 'utf8')).join('')
  const hash = createHash('sha256').update(sources).digest('hex').slice(0, 16)
  const cached = path.join(ROOT, '.cache', `styles-${sheet}-${hash}.css`)
  if (existsSync(cached)) return readFileSync(cached, 'utf8')
  const sass = await import('sass')
  const { css } = sass.compile(path.join(folder, `${sheet}.scss`), {
    style: 'compressed', loadPaths: [path.join(ROOT, 'node_modules')], quietDeps: true,
    charset: false,
  })
  mkdirSync(path.dirname(cached), { recursive: true })
  writeFileSync(cached, css)
  return css
}

// One file for the browser, kept in `.cache/` like the styles.
async function bundleScript(file: string): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  const cached = path.join(ROOT, '.cache', `script-${hash}.js`)
  if (existsSync(cached)) return readFileSync(cached, 'utf8')
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({ input: file })
  const { output: [{ code }] } = await bundle.generate({ format: 'esm', minify: true })
  await bundle.close()
  mkdirSync(path.dirname(cached), { recursive: true })
  writeFileSync(cached, code)
  return code
}
