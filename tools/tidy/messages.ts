// Interface texts: nothing left in English, plurals complete, and no text that nobody shows.
import {
  child, children, type Finding, type House, lineAt, nameOf, type Node, piecesOf, type SourceFile,
} from './house.ts'
import { usedNames } from './message-use.ts'
import { sameWords } from './same-words.ts'

type Message = { key: string[], text: string, line: number }

const others = ['es', 'pt', 'fr']

/** Looks at every messages/en.ts and its three sisters. */
export function checkMessages(house: House): Finding[] {
  const english = house.files.filter(({ path }) => path.endsWith('/messages/en.ts'))
  const use = usedNames(house)
  return english.flatMap((file) => {
    const messages = readMessages(file)
    const unused = messages.filter(({ key }) => !use.isUsed(key)).map(({ key, line }) => ({
      file: file.path, line, rule: 'unused-message', what: `Nothing shows "${key.join('.')}". Delete it in all four.`,
    }))
    return [...unused, ...others.flatMap((language) => {
      const path = file.path.replace(/en\.ts$/, `${language}.ts`)
      const translated = house.files.find((one) => one.path === path)
      return translated ? compare(messages, translated, language) : []
    })]
  })
}

function compare(english: Message[], file: SourceFile, language: string): Finding[] {
  const originals = new Map(english.map(({ key, text }) => [key.join('.'), text]))
  return readMessages(file).flatMap(({ key, text, line }) => {
    const find = (rule: string, what: string): Finding => ({ file: file.path, line, rule, what })
    const original = originals.get(key.join('.'))
    const findings: Finding[] = []
    if (original === text && isWords(text) && !sameWords[text]?.includes(language)) {
      findings.push(find('untranslated', `"${text.slice(0, 50)}" is the English text. Translate it, or allow it in same-words.ts.`))
    } else if (englishIn(text)) {
      findings.push(find('untranslated', `English words in "${text.slice(0, 60)}".`))
    }
    const [wanted, given] = [argumentsOf(original ?? text), argumentsOf(text)]
    if (wanted !== given) findings.push(find('arguments', `Takes {${given}}; the English text takes {${wanted}}.`))
    if (/, plural,/.test(text) && !/\bmany \{/.test(text)) {
      findings.push(find('plural', 'Spanish, Portuguese and French need one, many and other.'))
    }
    return findings
  })
}

/** All texts of a catalog with their keys; a text may be joined from pieces. */
export function readMessages(file: SourceFile): Message[] {
  const catalog = children(file.tree(), 'body')
    .flatMap((node) => children(child(node, 'declaration'), 'declarations'))
    .map((one) => child(one, 'init'))[0]
  const read = (node: Node | undefined, key: string[]): Message[] => {
    const plain = node?.type === 'TSAsExpression' ? child(node, 'expression') : node
    if (plain?.type === 'ObjectExpression') {
      return children(plain, 'properties').flatMap((one) =>
        read(child(one, 'value'), [...key, nameOf(child(one, 'key')) ?? '']))
    }
    const text = joined(plain)
    return text === undefined ? [] : [{ key, text, line: lineAt(file.text, plain?.start ?? 0) }]
  }
  return read(catalog, [])
}

function joined(node: Node | undefined): string | undefined {
  if (node?.type === 'BinaryExpression') return `${joined(child(node, 'left'))}${joined(child(node, 'right'))}`
  if (node?.type === 'TemplateLiteral') return piecesOf(node).join('')
  return nameOf(node)
}

const withoutFrame = (text: string) => text.replaceAll(/\{[^{}]*\}/g, '')
  .replaceAll(/["“«][^"”»]*["”»]/g, '')
const isWords = (text: string) => /\p{L}{2}/u.test(withoutFrame(text))
// None of these is a word of Spanish, Portuguese or French.
const englishIn = (text: string) => /\b(the|and|of|with|from|this|that|which|are)\b/i
  .test(withoutFrame(text))

function argumentsOf(text: string): string {
  const names = [...text.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map(([, name]) => name ?? '')
  // In "{count, plural, one {# page}}" the inner braces hold text; names before "," or "}" are
  // arguments.
  return [...new Set(names)].filter((name) => !/^\d+$/.test(name)).toSorted().join(', ')
}
