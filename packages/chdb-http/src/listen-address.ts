/** Where the HTTP interface listens: a unix socket (nobody else can reach it) or TCP (port 0 picks a free one). */
export type ListenAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };
