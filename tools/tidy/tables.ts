// Tables: each has a policy and a comment, and its foreign keys point to the left.
import type { Finding, House } from './house.ts'
import { lineAt } from './house.ts'

const order = [
  'i18n', 'access', 'audit', 'notices', 'meta',
  'directory', 'library', 'committee', 'observatory', 'evaluation', 'cooperation', 'exchange',
]

/** Reads every migration and every policies.sql. The database checks policies once more. */
export function checkTables({ files }: House): Finding[] {
  const migrations = files
    .filter(({ path }) => /\/migrations\/.*\.sql$|database\/meta\.sql$/.test(path))
  const policies = files.filter(({ path }) => path.endsWith('policies.sql'))
    .map(({ text }) => bare(text)).join('\n')
  const everything = migrations.map(({ text }) => bare(text)).join('\n')
  return migrations.flatMap(({ path, text }) => {
    const plain = bare(text)
    const find = (index: number, rule: string, what: string): Finding =>
      ({ file: path, line: lineAt(plain, index), rule, what })
    const tables = [...plain.matchAll(/create table (?:if not exists )?([\w.]+)/gi)]
    const missing = tables.flatMap(({ 1: name = '', index }) => [
      ...has(policies, `create policy \\w+ on ${name}\\b`) ? [] : [
        find(index, 'policy', `${name} has no policy. Add one to policies.sql of its module.`),
      ],
      ...has(everything, `comment on table ${name} is`) ? [] : [
        find(index, 'comment', `Say what ${name} is: comment on table.`),
      ],
    ])
    return [...missing, ...foreignKeys(path, plain).map(({ index, to, from }) =>
      find(index, 'foreign-key', `${from} may not refer to ${to}: foreign keys point to the left.`))]
  })
}

function foreignKeys(path: string, sql: string) {
  const home = path.startsWith('modules/') ? path.split('/')[1] ?? '' : 'meta'
  return [...sql.matchAll(/\breferences (\w+)\.\w+/gi)]
    .map(({ 1: to = '', index }) => ({ index, to, from: home }))
    .filter(({ to, from }) => !order.includes(to) || order.indexOf(to) > order.indexOf(from))
}

const has = (text: string, pattern: string) => new RegExp(pattern.replaceAll('.', '\\.'), 'i')
  .test(text)
// Comments become blanks of the same length, so that lines stay where they are.
const bare = (sql: string) => sql.replaceAll(/--.*$/gm, (comment) => ' '.repeat(comment.length))
