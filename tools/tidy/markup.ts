// No text in markup: what people read comes from messages, in four languages.
import {
  child, children, codeOf, type Finding, type House, isTest, lineAt, nameOf, type Node, piecesOf,
  walk,
} from './house.ts'

const spoken = [
  'aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'label', 'title',
  'summary', 'content',
]
// An address or a file name is no text.
const isText = (text: string) => /\p{L}{2}/u.test(text) && !/^[/.]/.test(text.trim())

/** Words between tags, in quotes between tags, or in an attribute that is read aloud. */
export function checkMarkup(house: House): Finding[] {
  return codeOf(house).filter((file) => file.path.endsWith('.tsx') && !isTest(file)).flatMap((file) => {
    const findings: Finding[] = []
    walk(file.tree(), (node, parents) => {
      const text = wordsOf(node, parents.at(-1))
      if (text === undefined || !isText(text)) return
      findings.push({
        file: file.path, line: lineAt(file.text, node.start), rule: 'text-in-markup',
        what: `Move "${text.trim().slice(0, 40)}" to messages/*.ts.`,
      })
    })
    return findings
  })
}

function wordsOf(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'JSXText') return String(node.value)
  if (node.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute') {
    return literalsOf(child(node, 'expression')).join(' ')
  }
  if (node.type !== 'JSXAttribute') return undefined
  const name = nameOf(child(node, 'name')) ?? ''
  if (!spoken.includes(name) || (name === 'content' && isForMachines(parent))) return undefined
  const value = child(node, 'value')
  return value?.type === 'JSXExpressionContainer'
    ? literalsOf(child(value, 'expression')).join(' ') : nameOf(value)
}

// Only a description is read by people; other <meta> say things to machines.
const isForMachines = (element: Node | undefined) => !children(element, 'attributes').some((one) =>
  nameOf(child(one, 'name')) === 'name' && nameOf(child(one, 'value')) === 'description')

// 'Yes', `Page ${n}`, and both arms of a condition.
function literalsOf(node: Node | undefined): string[] {
  switch (node?.type) {
    case 'Literal':
      return [nameOf(node) ?? '']
    case 'TemplateLiteral':
      return piecesOf(node)
    case 'ConditionalExpression':
      return [...literalsOf(child(node, 'consequent')), ...literalsOf(child(node, 'alternate'))]
    case 'LogicalExpression':
      return literalsOf(child(node, 'right'))
    default:
      return []
  }
}
