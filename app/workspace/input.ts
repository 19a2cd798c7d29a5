// A set-up of codes that travelled with its form -> the set-up, or nothing.
import { z } from 'zod'
import type { Setup } from '../../kernel/access/codes.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'

const setup = z.strictObject({
  secret: z.string().regex(/^[A-Z2-7]{32}$/), phrase: z.string(), link: z.string(),
  session: z.string(),
})

/** Opens what setupPage() sealed; undefined when it is not ours, or of another session. */
export function readSetup(
  machine: MachineSecret, sealed: string | null, session: string,
): Setup | undefined {
  if (!sealed || sealed.length > 2_000) return undefined
  try {
    const opened = setup.parse(JSON.parse(machine.open(Buffer.from(sealed, 'base64url'))))
    return opened.session === session ? opened : undefined
  } catch {
    return undefined // Sealed by another machine, or changed on its way.
  }
}
