// Texts to begin with, for what departments share most: prompts in the reader's language and
// places to fill in, never a fact.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Department, ItemKind } from '../items/item.ts'
import type { Body } from '../versions/version.ts'
import { en } from '../messages/templates-en.ts'
import { es } from '../messages/templates-es.ts'
import { fr } from '../messages/templates-fr.ts'
import { pt } from '../messages/templates-pt.ts'

/** Of which kind each template is, and of which department; null: of any. */
export const templates = {
  ransomware: { kind: 'alert', department: 'cicte' },
  vulnerability: { kind: 'alert', department: 'cicte' },
  phishing: { kind: 'alert', department: 'cicte' },
  substance: { kind: 'early-warning', department: 'cicad' },
  batch: { kind: 'alert', department: 'cicad' },
  trade: { kind: 'typology', department: 'dtoc' },
  concealment: { kind: 'alert', department: 'dtoc' },
  prevention: { kind: 'practice', department: 'dsp' },
  incident: { kind: 'alert', department: 'dsp' },
  information: { kind: 'question', department: null },
} as const satisfies Record<string, { kind: ItemKind, department: Department | null }>

export type TemplateCode = keyof typeof templates

export type TemplateText = {
  name: string
  /** What it is for, in one sentence. */
  about: string
  title: string
  summary: string
  body: Body
}
export type TemplateTexts = Record<TemplateCode, TemplateText>

const texts: Record<Language, TemplateTexts> = { en, es, pt, fr }

export const templateCodes = Object.keys(templates)
  .filter((code): code is TemplateCode => code in templates)

/** The template of that code; undefined when there is none. */
export const findTemplate = (code: string | null): TemplateCode | undefined =>
  templateCodes.find((one) => one === code)

export const templateText = (language: Language, code: TemplateCode): TemplateText =>
  texts[language][code]

/** Those of a department; null: those of any. */
export const templatesOf = (department: Department | null): TemplateCode[] =>
  templateCodes.filter((code) => templates[code].department === department)

/** What an item begins with. */
export function textToBegin(language: Language, code: TemplateCode) {
  const { title, summary, body } = templateText(language, code)
  return { title, summary, body }
}
