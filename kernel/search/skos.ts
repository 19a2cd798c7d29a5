// Reads the labels of SKOS concepts: from Turtle (with N-Triples) and from RDF/XML.
import { Parser as XmlParser } from 'htmlparser2'
import { Parser as TurtleParser } from 'n3'
import { isLanguage, type Language, languages } from '../i18n/languages.ts'
import type { Concept } from './terms-file.ts'

/** A file that is not what it seems to be; the message is for the person who gave it. */
export class Unreadable extends Error {}

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

type Label = { subject: string, preferred: boolean, language: string, text: string }

/** Concepts with names in at least two of our languages; only those can translate. */
export function readTurtle(text: string): Promise<Concept[]> {
  const labels: Label[] = []
  return new Promise((resolve, reject) => {
    new TurtleParser({ baseIRI: 'http://example.invalid/' }).parse(text, (error, quad) => {
      if (error) reject(new Unreadable(`is not valid Turtle: ${error.message}`))
      else if (quad === null) resolve(gather(labels))
      else if (isLabel(quad.predicate.value)) {
        labels.push({
          subject: quad.subject.value, preferred: quad.predicate.value === `${SKOS}prefLabel`,
          language: quad.object.language ?? '', text: quad.object.value,
        })
      }
    })
  })
}

export function readRdfXml(text: string): Concept[] {
  const labels: Label[] = []
  const prefixes = new Map<string, string>()
  /** What holds in each open element. */
  const open: { name: string, subject: string, language: string }[] = []
  let label: Label | undefined
  let nameless = 0
  let whole = false
  const nameOf = (tag: string): string => {
    const [prefix, local] = tag.includes(':') ? tag.split(':') : ['', tag]
    return `${prefixes.get(prefix!) ?? ''}${local}`
  }
  const parser = new XmlParser({
    onopentag(tag, attributes) {
      for (const [name, value] of Object.entries(attributes)) {
        if (name === 'xmlns') prefixes.set('', value)
        else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value)
      }
      const given = new Map(Object.entries(attributes)
        .map(([name, value]) => [nameOf(name), value]))
      const outer = open.at(-1)
      const name = nameOf(tag)
      const isNode = open.length % 2 === 1 // rdf:RDF, then nodes and properties in turn
      const subject = isNode
        ? given.get(`${RDF}about`) ?? given.get(`${RDF}ID`) ?? given.get(`${RDF}nodeID`)
          ?? `nameless ${++nameless}`
        : outer?.subject ?? ''
      const language = attributes['xml:lang'] ?? outer?.language ?? ''
      open.push({ name, subject, language })
      if (isLabel(name)) {
        label = { subject, preferred: name === `${SKOS}prefLabel`, language, text: '' }
      }
    },
    ontext(piece) {
      if (label) label.text += piece
    },
    onclosetag(_tag, isImplied) {
      const closed = open.pop()
      if (label && closed && isLabel(closed.name)) {
        labels.push(label)
        label = undefined
      }
      if (open.length === 0 && closed?.name === `${RDF}RDF` && !isImplied) whole = true
    },
  }, { xmlMode: true })
  parser.end(text)
  if (!whole) throw new Unreadable('is not a whole RDF/XML file: it has no <rdf:RDF>…</rdf:RDF>.')
  return gather(labels)
}

const isLabel = (name: string) => name === `${SKOS}prefLabel` || name === `${SKOS}altLabel`

function gather(labels: readonly Label[]): Concept[] {
  const concepts = new Map<string, Concept>()
  // Preferred names come first, whatever their order in the file.
  const ordered = [...labels.filter(({ preferred }) => preferred),
    ...labels.filter(({ preferred }) => !preferred)]
  for (const { subject, language, text } of ordered) {
    const ours = baseLanguage(language)
    const name = cleanName(text)
    if (!ours || name === '') continue
    let concept = concepts.get(subject)
    if (!concept) concepts.set(subject, concept = { en: [], es: [], pt: [], fr: [] })
    if (!concept[ours].includes(name)) concept[ours].push(name)
  }
  return [...concepts.values()].filter((concept) =>
    languages.filter((language) => concept[language].length > 0).length >= 2)
}

/** "pt-BR" -> pt; a language that is not one of ours -> undefined. */
function baseLanguage(tag: string): Language | undefined {
  const [base] = tag.toLowerCase().split('-')
  return isLanguage(base) ? base : undefined
}

/** Tabs, line breaks and semicolons separate names in our files. */
const cleanName = (text: string) => text.replace(/\s+/g, ' ').replaceAll(';', ',').trim()
