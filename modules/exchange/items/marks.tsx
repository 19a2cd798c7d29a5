// How a marking shows: the label as it is in every language, what it asks of the reader in theirs.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { type Tlp, tlpLabel } from '../../../standards/tlp/tlp.ts'
import { texts } from '../messages.ts'

/** The label of FIRST's TLP 2.0, never translated; text carries it, colour repeats it. */
export function TlpMark({ tlp }: { tlp: Tlp }) {
  return <strong class={`tlp tlp--${tlp}`} translate={false}>{tlpLabel(tlp)}</strong>
}

/** The sentence on handling, in the reader's language. */
export function Handling({ language, tlp }: { language: Language, tlp: Tlp }) {
  const t = texts(language)
  return (
    <div class="handling">
      <TlpMark tlp={tlp} />
      <span><b>{t.handling[tlp]}</b> {t.handlingMore[tlp]}</span>
    </div>
  )
}

/** On paper the label stands at the top and bottom right of every sheet. */
export function PrintMarks({ tlp }: { tlp: Tlp }) {
  return (
    <>
      <div class="runtlp runtlp--t" aria-hidden="true"><TlpMark tlp={tlp} /></div>
      <div class="runtlp runtlp--b" aria-hidden="true"><TlpMark tlp={tlp} /></div>
    </>
  )
}
