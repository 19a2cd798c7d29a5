// Names of files: kebab-case everywhere, and in a module the fixed vocabulary of the house.
import { codeOf, type Finding, type House } from './house.ts'

const fixed = [
  'queries', 'actions', 'input', 'pages', 'api', 'jobs', // house
  'paths', 'content', 'messages', 'routes', 'policies', // decision 0007
  'filters', 'feed', 'linkset', // decision 0014
]
// Things that are services and not records name their own parts (decision 0014).
const services = [
  'modules/library/citations', 'modules/library/files', 'modules/library/oai',
  ...['charts', 'claims', 'cubes', 'downloads', 'imports', 'summaries']
    .map((part) => `modules/observatory/${part}`),
]
const foldersOfModules = ['messages', 'migrations']

/** File names in kebab-case, nothing too deep, and no file of a name nobody would look for. */
export function checkNames(house: House): Finding[] {
  const odd = house.files
    .filter(({ path }) => /^(app|bench|kernel|modules|standards|tests|tools)\//.test(path))
    .filter(({ path }) =>
      !/^README\.md$|^_?[a-z0-9]+(-[a-z0-9]+)*(\.(test|engine\.test|property\.test|d))?\.\w+$/
      .test(path.split('/').at(-1) ?? ''))
    .map(({ path }) => find(path, 'file-name', 'Name the file in kebab-case.'))
  return [...odd, ...codeOf(house).filter(({ path }) =>
    path.startsWith('modules/')).flatMap(({ path }) => checkInModule(path))]
}

function checkInModule(path: string): Finding[] {
  const [, module = '', ...rest] = path.split('/')
  if (rest.length === 1) return checkAtTop(path, module, rest[0] ?? '')
  const [thing = '', ...below] = rest
  if (below.length > 1 && below[0] !== 'pages' && below[0] !== 'messages') {
    return [find(path, 'depth', 'Nothing lies deeper than modules/<module>/<thing>/<file>.')]
  }
  if (below[0] === 'messages') return []
  if (foldersOfModules.includes(thing) || services.includes(`modules/${module}/${thing}`)) return []
  const name = (below.at(-1) ?? '').replace(/(\.engine|\.property)?(\.test)?\.tsx?$/, '')
  const isKnown = fixed.includes(name) || name === singular(thing) || path.endsWith('.tsx') ||
    /\.test\./.test(path)
  return isKnown ? [] : [find(path, 'vocabulary',
    `"${name}" is not a name of the house (${fixed.slice(0, 6).join(', ')} …). Use one, or decide on it in docs/decisions.`)]
}

const atTop = ['routes', 'content', 'paths', 'messages', 'department']

function checkAtTop(path: string, module: string, file: string): Finding[] {
  const name = file.replace(/\.\w+$/, '')
  return name === module || atTop.includes(name) || /\.test\./.test(file)
    ? [] : [find(path, 'vocabulary', 'Put this into the folder of its thing.')]
}

const singular = (thing: string) => thing.replace(/ies$/, 'y').replace(/s$/, '')

const find = (file: string, rule: string, what: string): Finding => ({ file, line: 1, rule, what })
