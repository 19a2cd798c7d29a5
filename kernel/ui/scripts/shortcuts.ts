// Keyboard shortcuts: one key, or one after another. Runs in the browser where the person has not
// turned them off; the page says in data-shortcuts what they do: an address to go to, or `focus`,
// `next` or `previous` and a selector, for what gets the focus. Nothing is sent by a key alone.

const WAIT_MS = 1_500
let before = ''
let pressedAt = 0

document.addEventListener('keydown', (event) => {
  const isOther = event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    event.repeat || event.defaultPrevented
  if (isOther || isTyping(event.target)) return
  const first = event.timeStamp - pressedAt < WAIT_MS ? before : ''
  const target = find(`${first} ${event.key}`.trim()) ?? find(event.key)
  before = event.key
  pressedAt = event.timeStamp
  if (target === undefined) return
  if (target.startsWith('/')) return location.assign(target)
  // The key itself is not to be typed into what gets the focus.
  event.preventDefault()
  const [way = '', ...selector] = target.split(' ')
  move(way, [...document.querySelectorAll<HTMLElement>(selector.join(' '))])
})

function move(way: string, elements: HTMLElement[]) {
  if (way === 'focus') return elements[0]?.focus()
  const active = document.activeElement
  const at = elements.findIndex((one) => one === active)
  const chosen = at >= 0 ? at
    : elements.findIndex((one) => one.getAttribute('aria-current') === 'true')
  const next = way === 'next' ? chosen + 1 : chosen - 1
  elements[Math.min(Math.max(next, 0), elements.length - 1)]?.focus()
}

function find(keys: string): string | undefined {
  const all: Record<string, string> = JSON.parse(document.body.dataset.shortcuts ?? '{}')
  return all[keys]
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
