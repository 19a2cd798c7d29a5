// What is wrong with an Atom feed (RFC 4287), as far as programs that read feeds depend on it.
import { Parser } from 'htmlparser2'

type Element = {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

/** Sentences about what the feed lacks; none when it is in order. */
export function wrongWithAtom(xml: string): string[] {
  const feed = parse(xml)
  if (feed?.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    return ['no feed of Atom']
  const entries = feed.children.filter(({ name }) => name === 'entry')
  const ids = entries.map((entry) => textOf(entry, 'id'))
  return [
    ...['id', 'title', 'updated'].flatMap((name) => exactlyOne(feed, name)),
    ...entries.flatMap((entry) =>
      ['id', 'title', 'updated'].flatMap((name) => exactlyOne(entry, name)),
    ),
    ...[feed, ...entries]
      .filter((one) => !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(textOf(one, 'updated')))
      .map(() => 'updated is no date'),
    ...[feed, ...entries]
      .filter((one) => !URL.canParse(textOf(one, 'id')))
      .map(() => 'an id is no address'),
    ...(new Set(ids).size < ids.length ? ['two entries have one id'] : []),
    ...(linkOf(feed, 'self') ? [] : ['the feed does not name its own address']),
    ...(entries.every((entry) => linkOf(entry, 'alternate')) ? [] : ['an entry leads nowhere']),
    ...(feed.children.some(({ name }) => name === 'author') ? [] : ['nobody is the author']),
  ]
}

function exactlyOne({ children, name: of }: Element, name: string): string[] {
  const count = children.filter((child) => child.name === name).length
  return count === 1 ? [] : [`${of} has ${count} ${name}`]
}

const textOf = ({ children }: Element, name: string) =>
  children.find((child) => child.name === name)?.text ?? ''

const linkOf = ({ children }: Element, rel: string) =>
  children.find(({ name, attributes }) => name === 'link' && attributes.rel === rel)?.attributes
    .href

function parse(xml: string): Element | undefined {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element: Element = { name, attributes, text: '', children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: (text) => {
        const element = open.at(-1)
        if (element) element.text += text
      },
      onclosetag: () => {
        open.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return root.children.find(({ name }) => name === 'feed') ?? root.children[0]
}
