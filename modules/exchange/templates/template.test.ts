// Templates say the same in four languages, fit their kind, and leave something to fill in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../../kernel/i18n/languages.ts'
import { SUMMARY_MAX, TITLE_MAX } from '../versions/input.ts'
import { blanks, bodyFields } from '../versions/version.ts'
import { templateCodes, templates, templatesOf, templateText } from './template.ts'

const shapeOf = (body: object) => Object.fromEntries(Object.entries(body).map(([name, value]) =>
  [name, Array.isArray(value) ? value.length : String(value).split('\n').length]))

test('a template has the same fields and as many prompts in each language', () => {
  for (const code of templateCodes) {
    const inEnglish = shapeOf(templateText('en', code).body)
    for (const language of languages) {
      assert.deepEqual(shapeOf(templateText(language, code).body), inEnglish, `${code} ${language}`)
    }
  }
})

test('a template fills fields of its kind, and each has a place to fill in, in its language', () => {
  for (const code of templateCodes) {
    const fields = bodyFields[templates[code].kind]
    for (const language of languages) {
      const { title, summary, body } = templateText(language, code)
      assert.ok(title.length <= TITLE_MAX && summary.length <= SUMMARY_MAX)
      for (const [name, value] of Object.entries({ title, summary, ...body })) {
        assert.ok(name in { title, summary } || fields.some((one) => one.name === name), name)
        const lines = typeof value === 'string' ? value.split('\n') : value
        for (const line of lines) {
          assert.ok(String(line).includes(blanks[language]), `${code} ${language}: ${line}`)
        }
      }
    }
  }
})

test('each department has templates of its own, and the Secretariat those of any', () => {
  for (const department of ['cicad', 'cicte', 'dtoc', 'dsp'] as const) {
    assert.ok(templatesOf(department).length >= 2, department)
  }
  assert.deepEqual(templatesOf(null), ['information'])
})

test('French has its narrow spaces before colons and no English quotation marks', () => {
  for (const code of templateCodes) {
    const text = JSON.stringify(Object.values(templateText('fr', code)))
    assert.doesNotMatch(text.replaceAll('":', ''), /[^\u202f]:(?!\/)|[“”]| [;!?]/, code)
  }
})
