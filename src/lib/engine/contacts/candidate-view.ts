/** Someone who may be the person that is being typed in. Volunteers see `hint` alone. */
export type CandidateView = {
  record: string
  /** `shared`: a case of another tavolo that this one may see; `record` is then the sharing. */
  kind: 'contact' | 'person' | 'shared'
  title: string
  birthYear?: number
  comune?: string
  reasons: string[]
  code?: string
}
