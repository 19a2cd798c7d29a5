// The HTML of every template is valid, reads in order, and no link inside the site is dead.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { languages } from '../kernel/i18n/languages.ts'
import { openSite, type Site, templates } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off', 'long-title': 'off', 'no-inline-style': 'error', 'doctype-style': 'off',
    'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-trailing-whitespace': 'off',
    // A tel or mail link is content; redundant roles help old browsers with search forms.
    'prefer-native-element': 'off', 'no-redundant-role': 'off', 'tel-non-breaking': 'off',
    // The language switch and the region of a wide table need names of their own.
    'aria-label-misuse': ['error', { allowAnyNamable: true }], 'no-implicit-button-type': 'off',
    'input-missing-label': 'error', 'require-sri': 'off', 'svg-focusable': 'off',
    // Fragments and citations: only real problems count.
    'no-dup-class': 'error', 'unique-landmark': 'error', 'element-permitted-content': 'error',
  },
})

test('the HTML of every template is valid', async () => {
  for (const [name, address] of Object.entries(templates)) {
    const html = await (await site.get(address, { accept: 'text/html' })).text()
    const report = await validator.validateString(html)
    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`))
    assert.deepEqual(messages.slice(0, 5), [], name)
  }
})

test('every page has one first heading, in its language, before the others', async () => {
  for (const [name, address] of Object.entries(templates)) {
    const html = await (await site.get(address, { accept: 'text/html' })).text()
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
    assert.equal(levels.filter((level) => level === 1).length, 1, name)
    const inMain = [...html.slice(html.indexOf('<main')).matchAll(/<h([1-6])[\s>]/g)]
      .map(([, level]) => Number(level))
    assert.equal(inMain[0], 1, name)
    const language = address.split('/')[1] ?? 'en'
    assert.match(html, new RegExp(`^<!doctype html><html lang="${language}"`), name)
  }
})

const CHOICES_OF_A_PAGE = 2
const FILES_OF_A_KIND = 100

test('no link inside the site is dead, in any language', async () => {
  const seen = new Map<string, string>()
  const choices = new Map<string, number>()
  const queue = languages.map((language) => `/${language}`)
  for (const start of queue) seen.set(start, 'start')
  while (queue.length > 0) {
    const address = queue.shift() ?? ''
    const answer = await site.get(address, { accept: 'text/html,*/*' })
    assert.ok(answer.status < 400, `${address} (linked from ${seen.get(address)}) answered ${answer.status}`)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    for (const [, link = ''] of html.matchAll(/ (?:href|src)="(\/[^"]*)"/g)) {
      const clean = link.replaceAll('&amp;', '&').split('#')[0] ?? ''
      // Filters of lists make endless combinations: one step into them is enough.
      const isDeepFilter = clean.includes('?') && address.includes('?')
      if (isDeepFilter || seen.has(clean)) continue
      // Every State leads to every indicator with a choice of its own: some of a page are enough.
      const [bare = '', query] = clean.split('?')
      const known = choices.get(bare) ?? 0
      if (query !== undefined && known >= CHOICES_OF_A_PAGE) continue
      if (query !== undefined) choices.set(bare, known + 1)
      // Each work, figure and State comes in files of the same kinds: many of a kind are enough.
      const kind = /\.\w+$/.exec(bare)?.[0]
      const files = kind === undefined ? 0 : choices.get(kind) ?? 0
      if (files >= FILES_OF_A_KIND) continue
      if (kind !== undefined) choices.set(kind, files + 1)
      seen.set(clean, address)
      queue.push(clean)
    }
  }
  assert.ok(seen.size > 1000, `only ${seen.size} addresses found`)
})

test('every page names itself in all four languages', async () => {
  const html = await (await site.get('/es/proyectos/6')).text()
  for (const [language, path] of [['en', 'projects/6'], ['es', 'proyectos/6'], ['pt', 'projetos/6'], ['fr', 'projets/6']]) {
    assert.match(html, new RegExp(`hreflang="${language}" href="http://puente.test/${language}/${path}"`))
  }
  assert.match(html, /hreflang="x-default" href="http:\/\/puente.test\/en\/projects\/6"/)
  assert.match(html, /rel="canonical" href="http:\/\/puente.test\/es\/proyectos\/6"/)
})
