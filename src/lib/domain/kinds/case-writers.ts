import type { Role } from '../schema/roles.ts'

/** Who may write a case. Apart from the schema, which a list of cases has no need to load. */
export const caseWriters: readonly Role[] = ['operatore', 'tutor', 'coordinatore', 'assistente-sociale']
