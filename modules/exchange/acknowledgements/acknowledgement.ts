// "Received and read", said once for an organization.
import type { Named } from '../items/item.ts'

export type Acknowledgement = {
  organization: Named
  account: string
  version: number
  at: Date
}
