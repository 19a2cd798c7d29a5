// zod with `.openapi('Name')`, which gives a schema its name in the OpenAPI document.
import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'

extendZodWithOpenApi(z)

export { z }
