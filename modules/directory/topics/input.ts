// content/topics/*.yaml -> checked records.
import { z } from 'zod'
import { department, identifier, multilingual, sources } from '../../../kernel/content/multilingual.ts'

export const topicRecord = z.strictObject({
  id: identifier,
  order: z.int().positive(),
  name: multilingual,
  summary: multilingual,
  departments: z.array(department),
  sources,
})

export type TopicRecord = z.infer<typeof topicRecord>
