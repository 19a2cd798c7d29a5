// What is left of a recalled item for those who could read it.
import type { PageAnswer } from '../../../kernel/http/route.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { inWorkspace, trailOf } from './frame.tsx'
import type { Receipt } from './queries.ts'

/** Its number, whose it was, when and why; no word of it. */
export function receiptPage(language: Language, receipt: Receipt): PageAnswer {
  const t = texts(language).receipt
  return {
    ...inWorkspace, title: receipt.number, trail: trailOf(language).slice(0, 2),
    main: (
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
    ),
  }
}
