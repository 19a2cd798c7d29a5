// The files of an item: name, kind, size, checksum, what the scanner said.
import type { ComponentChildren } from 'preact'
import { formatSize } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Tag } from '../../../kernel/ui/parts.tsx'
import { levelOf, tlps } from '../../../standards/tlp/tlp.ts'
import type { Item } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { type Attachment, mayBeOpened } from './attachment.ts'

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
          const stricter = tlps.find((one) =>
            levelOf(one) === file.level && file.level > levelOf(item.tlp))
          return (
            <li>
              {mayBeOpened(file)
                ? <a href={href.file(language, item.id, file.id)} download>{file.name}</a>
                : <span>{file.name}</span>}
              {' '}<span class="meta">
                {file.mediaType} · {formatSize(language, file.sizeBytes)}
              </span>
              {' '}{stricter && <TlpMark tlp={stricter} />}
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
