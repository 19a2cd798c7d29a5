// The one page of the small site for tests of uploads.
import { acceptedExtensions, type FileRefusal } from '../../kernel/files/kinds.ts'
import type { FormSeal } from '../../kernel/http/route.ts'
import { FileField } from '../../kernel/ui/fields.tsx'
import { Form, Submit, TextField } from '../../kernel/ui/form.tsx'

export const FILE_BYTES_MAX = 300_000
export const ALL_BYTES_MAX = 500_000
export const address = '/en/attach'

/** A form for a text and a file; it comes back with what was wrong. */
export function AttachForm(
  { seal, text, refusal }: { seal: FormSeal, text: string, refusal?: FileRefusal },
) {
  const problems = refusal ? [{ field: 'file', text: `Refused: ${refusal}` }] : []
  return (
    <Form action={address} seal={seal} files>
      <TextField name="text" label="Text" value={text} />
      <FileField name="file" label="File" accept={acceptedExtensions} problems={problems} />
      <Submit text="Send" />
    </Form>
  )
}
