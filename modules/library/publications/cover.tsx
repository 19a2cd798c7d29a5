// A drawn cover: the colour and figure of the department, until a file brings its own first page.
import type { Department } from './publication.ts'

const figures: Record<Department, string> = {
  cicad: 'M12 54c10-24 30-24 40 0M20 54c6-14 18-14 24 0',
  dtoc: 'M14 52l10-18 9 12 6-8 11 14z',
  cicte: 'M20 32h24v18H20zM25 32v-6a7 7 0 0 1 14 0v6',
  dsp: 'M40 30a12 12 0 1 0 .1 0zM28 30a12 12 0 1 0 .1 0z',
  sms: 'M18 30h12v12H18zM34 40h12v12H34zM32 28l14 8',
}

/** A picture without meaning of its own: hidden from screen readers. */
export function Cover({ department }: { department: Department | null }) {
  return (
    <svg class={`cover cover--${department ?? 'sms'}`} viewBox="0 0 64 84" aria-hidden="true">
      <rect width="64" height="84" />
      <path d={figures[department ?? 'sms']} fill="none" stroke="#fff" stroke-width="2"
        stroke-linejoin="round" opacity=".85" />
      <path d="M8 66h30M8 71h22" stroke="#fff" stroke-width="2" opacity=".75" />
      <path d="M8 12h20" stroke="#fff" stroke-width="3" />
    </svg>
  )
}
