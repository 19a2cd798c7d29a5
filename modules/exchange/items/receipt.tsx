// What is left of a recalled item for those who could read it.
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import type { Receipt } from './queries.ts'

/** Its number, whose it was, when and why; no word of it. */
export function ReceiptText({ language, receipt }: { language: Language, receipt: Receipt }) {
  const t = texts(language).receipt
  return (
    <div class="read">
      <h1>{receipt.number}</h1>
      <Notice>{t.recalled}</Notice>
      <p>{t.text({
        organization: receipt.owner.name[language],
        moment: formatMoment(language, receipt.recalledAt),
      })}</p>
      <p>{t.reason}: {receipt.reason}</p>
      <p>{t.destroy}</p>
    </div>
  )
}
