// A real Chromium: the machine's own, or a sentence that says what to install.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [
  process.env.PUENTE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const browserHelp = 'No Chromium found. Install one (Debian: sudo apt-get install chromium), ' +
  'or set PUENTE_CHROMIUM to the program of one.'

/** Where the machine has a Chromium; undefined when it has none. */
export const findBrowser = () =>
  places.find((place) => place !== undefined && place !== '' && existsSync(place))

/** Starts Chromium without its background traffic. Throws when there is none on the machine. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(browserHelp)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  })
}
