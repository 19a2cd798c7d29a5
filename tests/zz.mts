import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const base = 'http://127.0.0.1:3900'
const person = process.argv[2] ?? 'Ana'
for (const width of [1280, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(base + '/es/ingresar')
  await page.getByRole('button', { name: new RegExp(person) }).first().click()
  await page.waitForLoadState()
  const paths = process.argv.slice(3)
  for (const path of paths) {
    const response = await page.goto(base + path)
    const name = `/tmp/shots/${width}${path.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}.png`
    await page.screenshot({ path: name, fullPage: true })
    console.log(response?.status(), page.url(), name)
  }
  await context.close()
}
await browser.close()
