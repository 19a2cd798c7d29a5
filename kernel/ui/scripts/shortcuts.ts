// Keyboard shortcuts: one key, or one after another, lead to a page. Runs in the browser where the
// person has not turned them off; the page says which there are in data-shortcuts.

const WAIT_MS = 1_500
let before = ''
let pressedAt = 0

document.addEventListener('keydown', (event) => {
  const isOther = event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    event.repeat || event.defaultPrevented
  if (isOther || isTyping(event.target)) return
  const first = event.timeStamp - pressedAt < WAIT_MS ? before : ''
  const address = find(`${first} ${event.key}`.trim()) ?? find(event.key)
  before = event.key
  pressedAt = event.timeStamp
  if (address !== undefined) location.assign(address)
})

function find(keys: string): string | undefined {
  const all: Record<string, string> = JSON.parse(document.body.dataset.shortcuts ?? '{}')
  return all[keys]
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
