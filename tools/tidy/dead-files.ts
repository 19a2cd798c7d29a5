// Files that nothing reaches: not a command, not a test, not anything they lead to.
import path from 'node:path'
import { codeOf, type Finding, type House, isTest } from './house.ts'
import { edgesOf } from './imports.ts'

/** Code that no command, check or test leads to, and styles that no other style uses. */
export function checkDeadFiles(house: House): Finding[] {
  return [...findDeadCode(house), ...findDeadStyles(house)]
}

function findDeadCode(house: House): Finding[] {
  const code = codeOf(house)
  const next = new Map(
    code.map((file) => [file.path, edgesOf(file).flatMap(({ to }) => filesAt(to, house))]),
  )
  const alive = new Set<string>()
  const queue = code.map((file) => file.path)
    .filter((file) => isTest({ path: file }) && /\.test\./.test(file))
  queue.push(...namedByCommands(house))
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (alive.has(at)) continue
    alive.add(at)
    queue.push(...(next.get(at) ?? []))
  }
  return code.filter(({ path: file }) => !alive.has(file) && !file.endsWith('.d.ts'))
    .map(({ path: file }) => ({
      file, line: 1, rule: 'dead-file', what: 'Nothing leads here. Delete the file, or use it.',
    }))
}

// path.join(support, 'program.ts') names a file of a folder that only the program knows.
function filesAt(to: string, { files }: House): string[] {
  if (files.some((file) => file.path === to)) return [to]
  return files.map((file) => file.path)
    .filter((file) => path.posix.basename(file) === path.posix.basename(to))
}

// bin/bench runs "../bench/$1.ts": with a variable in the name, every file of the folder counts.
function namedByCommands({ files }: House): string[] {
  const commands = files.filter(({ path: file }) => /^(bin|\.ci)\//.test(file))
    .map(({ text }) => text).join('\n')
  const named = [
    ...commands.matchAll(/\b((?:app|bench|kernel|modules|standards|tests|tools)\/[\w./-]+\.ts)\b/g),
  ]
    .map(([, file]) => file ?? '')
  const folders = [...commands.matchAll(/\b(\w+)\/\$1\.ts/g)].map(([, folder]) => folder)
  return [...named,
    ...files.map((file) => file.path).filter((file) => folders.includes(path.posix.dirname(file)))]
}

function findDeadStyles({ files }: House): Finding[] {
  const styles = files.filter(({ path: file }) => file.endsWith('.scss'))
  return styles.filter(({ path: file }) => path.posix.basename(file).startsWith('_')).flatMap((style) => {
    const name = path.posix.basename(style.path, '.scss').slice(1)
    const isUsed = styles
      .some(({ path: other, text }) => other !== style.path && text.includes(`"${name}"`))
    return isUsed
      ? []
      : [{ file: style.path, line: 1, rule: 'dead-file', what: 'No other style uses this one.' }]
  })
}
