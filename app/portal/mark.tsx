import type { ComponentChildren } from 'preact'

/** The neutral mark: one State, many States, one line. */
export function Mark(): ComponentChildren {
  return (
    <svg viewBox="0 0 46 51" aria-hidden="true" focusable="false">
      <g class="mark-ink">
        <rect width="20" height="20" rx="2" />
        <rect x="12" y="22" width="8" height="8" rx="1.5" />
        <rect x="22" y="31" width="20" height="20" rx="2" />
      </g>
      <g class="mark-signal">
        <rect x="25" y="13" width="5.5" height="5.5" rx="1" />
        <rect x="32.5" y="17" width="5.5" height="5.5" rx="1" />
        <rect x="39.5" y="22.5" width="5.5" height="5.5" rx="1" />
      </g>
    </svg>
  )
}
