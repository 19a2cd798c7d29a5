// What a State did with a treaty, as a word; colour only repeats it.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Tag } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { isParty, type TreatyAction } from './treaty.ts'

/** undefined = no source says anything: "Unknown", never "Not a party". */
export function ActionTag({ action, language }: { action: TreatyAction | undefined, language: Language }) {
  const t = texts(language).treaties.actions
  if (!action) return <span class="meta">{t.unknown}</span>
  return <Tag text={t[action]} kind={isParty(action) ? 'ok' : action === 'signed' ? 'info' : 'line'} />
}
