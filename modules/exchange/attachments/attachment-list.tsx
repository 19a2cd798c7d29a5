// The files of an item: name, kind, size, checksum, what the scanner said.
import type { ComponentChildren } from 'preact'
import { extensionOf } from '../../../kernel/files/name.ts'
import { formatSize } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Tag } from '../../../kernel/ui/parts.tsx'
import { levelOf, type Tlp } from '../../../standards/tlp/tlp.ts'
import type { Item } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { type Attachment, markingOf, mayBeOpened } from './attachment.ts'

/** Nothing when there is none. */
export function AttachmentList(
  { language, item, files, after }: {
    language: Language, item: Item, files: Attachment[],
    /** What else stands with each file. */
    after?: (file: Attachment) => ComponentChildren
  },
) {
  const t = texts(language).files
  if (files.length === 0) return null
  return (
    <section aria-labelledby="h-files">
      <h2 id="h-files">{t.title}</h2>
      <ul class="plain">
        {files.map((file) => {
          const isStricter = file.level > levelOf(item.tlp)
          return (
            <li>
              {mayBeOpened(file)
                ? <a href={href.file(language, item.id, file.id)} download>{file.name}</a>
                : <span>{file.name}</span>}
              {' '}<span class="meta">
                {extensionOf(file.name).toUpperCase()} · {formatSize(language, file.sizeBytes)}
              </span>
              {' '}{isStricter && <TlpMark tlp={markingOf(file)} />}
              {' '}<Tag kind={file.scan === 'infected' ? 'err' : 'line'}
                text={t.scans[file.scan]} />
              <br /><span class="meta mono">{t.checksum({ hash: file.sha256 })}</span>
              {after?.(file)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What a page with these files is marked with besides its item. */
export const markingsOn = (files: Attachment[]): Tlp[] => files.map(markingOf)
