// The one page of the small site for tests of uploads.
import { acceptedExtensions, type FileRefusal } from '../../kernel/files/kinds.ts'
import { chooseAgain, fileHint, refusalText } from '../../kernel/files/messages.ts'
import type { FormSeal } from '../../kernel/http/route.ts'
import { FileField } from '../../kernel/ui/file-field.tsx'
import { Form, Submit, TextField } from '../../kernel/ui/form.tsx'

export const FILE_BYTES_MAX = 300_000
export const address = '/en/attach'

/** A form for a text and a file; it comes back with what was wrong. */
export function AttachForm(
  { seal, text, refusal }: { seal: FormSeal, text: string | undefined, refusal?: FileRefusal },
) {
  const most = { bytesMax: FILE_BYTES_MAX }
  const problems = refusal ? [{ field: 'file', text: refusalText('en', refusal, most) }] : []
  return (
    <Form action={address} seal={seal} files>
      {text !== undefined && <p>{chooseAgain('en')}</p>}
      <TextField name="text" label="Text" value={text ?? ''} />
      <FileField
        name="file" label="File" hint={fileHint('en', most)} accept={acceptedExtensions}
        problems={problems}
      />
      <Submit text="Send" />
    </Form>
  )
}
