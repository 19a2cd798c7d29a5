// The workspace in a real browser, signed in: accessible in light and dark at two widths, and no
// sideways scroll at 320 pixels.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { extractText } from 'unpdf'
import { readWorld } from '../../app/world.ts'
import { exerciseItem } from '../../modules/exchange/exchange.ts'
import {
  expectAccessible, expectNarrow, openSeen, type Seen,
} from '../support/browser.ts'

// One of Ana's own items, one shared with her, a draft, and every page about them.
const own = `/en/w/exchange/${exerciseItem('av-contractor-accounts')}`
const draft = `/en/w/exchange/${exerciseItem(draftOf('avelara-csirt'))}/draft`
const pages = [
  '/es/w', '/es/w/avisos', '/fr/compte/notifications', '/pt/w/correio', '/fr/w/communautes',
  '/en/w/communities/exercise-csirts', '/es/w/intercambio',
  '/fr/w/echange?q=absent', '/pt/w/intercambio/novo', '/fr/w/echange/nouveau?template=substance',
  '/es/w/intercambio/vistas?kind=alert',
  own, `${own}/readers`, `${own}/versions`,
  `${own}/marking`, `${own}/recipients`, `${own}/end`, draft, `${draft}/words`,
  draft.replace('/draft', '/files'), `${draft}/indicators`, `${draft}/marking`, `${draft}/recipients`,
  `/en/w/exchange/${exerciseItem('cc-parcels-practice')}`,
  `/fr/w/echange?kind=practice&item=${exerciseItem('cc-parcels-practice')}`,
]

function draftOf(organization: string): string {
  const { items } = readWorld()
  return items.find(({ from, status }) => from === organization && status === 'draft')?.code ?? ''
}

let seen: Seen
before(async () => { seen = await openSeen() })
after(() => seen.end())

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no violation in the workspace at ${width} pixels in ${colorScheme}`, async () => {
      const viewport = { width, height: 900 }
      await seen.as('Ana Rivas', { viewport, colorScheme }, async (page) => {
        for (const address of pages) {
          await seen.goto(page, address)
          await expectAccessible(page, address)
        }
      })
    })
  }
}

test('no page of the workspace scrolls sideways at 320 pixels', async () => {
  await seen.as('Ana Rivas', { viewport: { width: 320, height: 800 } }, async (page) => {
    for (const address of pages) {
      await seen.goto(page, address)
      await expectNarrow(page, address)
    }
  })
})

test('an item stands beside its list on wide screens, and in its place on narrow ones', async () => {
  const address = `/es/w/intercambio?kind=practice&item=${exerciseItem('cc-parcels-practice')}`
  for (const width of [1280, 390]) {
    const options = { viewport: { width, height: 900 }, javaScriptEnabled: false }
    await seen.as('Ana Rivas', options, async (page) => {
      await seen.goto(page, address)
      await page.getByRole('heading', { level: 1, name: /déclarations postales/ }).waitFor()
      const list = page.getByRole('region', { name: 'Bandeja de entrada' })
      assert.equal(await list.isVisible(), width === 1280)
    })
  }
})

test('with the keyboard alone: Enter on an entry leads to the item, and the next stop is in it', async () => {
  await seen.as('Ana Rivas', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await seen.goto(page, '/es/w/intercambio?kind=practice')
    await page.getByRole('link', { name: 'A quiet room for night guards' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'A quiet room for night guards' }).waitFor()
    await page.keyboard.press('Tab')
    assert.ok(await page.locator('#item :focus').count() > 0)
  })
})

test('on paper every sheet of an item carries its marking, at the top and at the bottom', async () => {
  await seen.as('Ana Rivas', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await seen.goto(page, own)
    const bytes = await page.pdf({ format: 'A5' })
    const { totalPages, text } = await extractText(new Uint8Array(bytes), { mergePages: false })
    assert.ok(totalPages > 1, 'the item fills one sheet, so this proves nothing')
    for (const sheet of text) {
      const marks = sheet.match(/TLP:AMBER\+STRICT/g) ?? []
      assert.ok(marks.length >= 2, sheet.slice(0, 200))
    }
  })
})
