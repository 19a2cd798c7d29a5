// One icon, drawn in the page itself: no request, no script, the colour of the text.
import { type IconName, iconPaths } from './icon-paths.ts'

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  )
}
