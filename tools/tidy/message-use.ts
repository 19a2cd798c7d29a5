// Which messages the code shows. `t.status[project.status]` uses the whole group `status`.
import { child, codeOf, type House, nameOf, walk } from './house.ts'

export type Use = { isUsed: (key: string[]) => boolean }

/** Reads how names are used outside the catalogs; when in doubt, a message counts as used. */
export function usedNames(house: House): Use {
  const names = new Set<string>() // every property name, destructured name and literal
  const pairs = new Set<string>() // "group.name" as written
  const open = new Set<string>() // groups used by a computed name, or handed on whole
  for (const file of codeOf(house)) {
    if (/\/messages\/\w+\.ts$/.test(file.path) || file.path.startsWith('tools/')) continue
    walk(file.tree(), (node, parents) => {
      const parent = parents.at(-1)
      if (node.type === 'Literal' && typeof node.value === 'string') names.add(node.value)
      if (node.type === 'Property') names.add(nameOf(child(node, 'key')) ?? '')
      if (node.type !== 'MemberExpression') return
      const name = nameOf(child(node, 'property')) ?? ''
      const isComputed = node.computed === true
      if (!isComputed) names.add(name)
      const object = child(node, 'object')
      const group = object?.type === 'MemberExpression'
        ? nameOf(child(object, 'property'))
        : nameOf(object)
      if (group !== undefined && isComputed) open.add(group)
      if (group !== undefined && !isComputed) pairs.add(`${group}.${name}`)
      const isRead = parent?.type === 'MemberExpression' && child(parent, 'object') === node
      if (!isRead && !isComputed) open.add(name)
    })
  }
  return {
    isUsed: (key) => {
      const [name = '', group] = [key.at(-1), key.at(-2)]
      if (group === undefined) return names.has(name)
      return pairs.has(`${group}.${name}`) || key.slice(0, -1).some((above) => open.has(above))
    },
  }
}
