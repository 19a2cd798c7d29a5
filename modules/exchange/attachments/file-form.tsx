// The form that adds files: who may have it comes first, because nothing is asked after the bytes.
import { acceptedExtensions } from '../../../kernel/files/kinds.ts'
import type { FormSeal } from '../../../kernel/http/route.ts'
import { formatSize } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices, FileField } from '../../../kernel/ui/fields.tsx'
import { type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { tlpLabel } from '../../../standards/tlp/tlp.ts'
import type { Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import {
  BYTES_AT_ONCE, FILE_BYTES_MAX, type FileMeans, FILES_AT_ONCE, FILES_MAX,
} from './attachment.ts'
import { AS_ITEM, type FileProblem, stricterThan } from './input.ts'

/** What the form shows: a choice, and what was wrong. */
export type Shown = { chosen: string, problems: FieldProblem[] }

/** The form, with its heading. */
export function FileForm(
  { language, item, seal, chosen, problems, isScanned }: Shown & {
    language: Language, item: Item, seal: FormSeal, isScanned: boolean,
  },
) {
  const t = texts(language)
  return (
    <>
      <h2>{t.files.add}</h2>
      <Form action={href.files(language, item.id)} seal={seal} files>
        <Choices name="level" label={t.files.level} problems={problems} chosen={[chosen]}
          options={optionsFor(language, item)} />
        <FileField name="file" label={t.files.choose} accept={acceptedExtensions}
          hint={t.files.chooseHelp({
            size: formatSize(language, FILE_BYTES_MAX), many: FILES_AT_ONCE,
            together: formatSize(language, BYTES_AT_ONCE),
          })} problems={problems} several />
        <p class="meta">{isScanned ? t.files.scanned : t.files.unscanned}</p>
        <Submit text={t.files.add} />
      </Form>
    </>
  )
}

function optionsFor(language: Language, { tlp }: Item) {
  const t = texts(language).files
  return [
    { value: AS_ITEM, text: t.asItem, more: tlpLabel(tlp) },
    ...stricterThan(tlp).toReversed().map((one) => ({
      value: one, text: t.stricter({ label: tlpLabel(one) }), more: t.stricterHelp,
    })),
  ]
}

/** What is wrong with a file, in the reader's words. */
export function wordingOf(
  language: Language, problems: FileProblem[], { roomBytes }: Pick<FileMeans, 'roomBytes'>,
): FieldProblem[] {
  const t = texts(language).files.refused
  return problems.map((problem) => ({ field: problem.field, text: say(problem) }))

  function say(problem: FileProblem): string {
    const text = t[problem.reason]
    if (typeof text === 'string') return text
    return text({
      name: problem.field === 'file' ? problem.name : '', max: FILES_MAX,
      size: formatSize(language, FILE_BYTES_MAX), many: FILES_AT_ONCE,
      together: formatSize(language, BYTES_AT_ONCE), room: formatSize(language, roomBytes),
    })
  }
}
