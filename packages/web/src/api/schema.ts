/**
 * The API as TypeScript, made from /api/openapi.json by `node packages/web/scripts/generate-client.ts`.
 * Not to be changed by hand; a test says when it is out of date.
 */

import type { JourneyMap, JourneyMapInput, Touchpoint, TouchpointInput } from '@waymark/model';

export interface paths {
    "/api/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events stored last, newest first; further ones are news of the topic "arrivals" */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Arrival"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every audience, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Audience"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an audience: live (follows people), a snapshot of those of this moment, or a list to be imported */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whether "Audience Entered" and "Audience Left" are written of people after the first evaluation
                         * @default true
                         */
                        announce?: boolean;
                        /** @default  */
                        description?: string;
                        /**
                         * @default live
                         * @enum {string}
                         */
                        kind?: "live" | "snapshot" | "list";
                        name: string;
                        rule?: components["schemas"]["RuleInput"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An audience */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
            };
        };
        /** Change an audience; with another rule everybody is asked anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whether "Audience Entered" and "Audience Left" are written of people after the first evaluation
                         * @default true
                         */
                        announce?: boolean;
                        /** @default  */
                        description?: string;
                        name: string;
                        rule: components["schemas"]["RuleInput"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
            };
        };
        post?: never;
        /** Delete an audience, and who was in it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in an audience, as CSV: identifiers of the kinds asked for, since when, and some traits */
        get: {
            parameters: {
                query?: {
                    /** @description Kinds of identifiers, apart by commas */
                    kinds?: string;
                    /** @description Dotted paths of traits, apart by commas */
                    traits?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/growth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many came and left on each day (UTC), oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date */
                                day: string;
                                entered: number;
                                left: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people an audience had at the end of each of the last days (UTC), oldest first */
        get: {
            parameters: {
                query?: {
                    days?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date */
                                day: string;
                                entered: number;
                                left: number;
                                people: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a list of identifiers (the body: CSV, or one a line; at most 1000000 lines) into an audience of the kind list, or only look at it */
        post: {
            parameters: {
                query?: {
                    /** @description Look only; nothing is written */
                    check?: string;
                    /** @description Column of the identifiers; guessed by default */
                    column?: string;
                    /** @description Whether the first line names the columns; guessed by default */
                    header?: string;
                    /** @description Kind of the identifiers; by the name of the column by default, else user_id */
                    kind?: string;
                    mode?: "add" | "replace" | "remove";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListReport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/list/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The lines of a list (the body) that lead to nobody, with the reason, as CSV */
        post: {
            parameters: {
                query?: {
                    /** @description Column of the identifiers; guessed by default */
                    column?: string;
                    /** @description Whether the first line names the columns; guessed by default */
                    header?: string;
                    /** @description Kind of the identifiers; by the name of the column by default, else user_id */
                    kind?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/overlap/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people two audiences share */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    other: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in an audience */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                events: number;
                                firstAt: string | null;
                                id: string;
                                /** @description Empty without the permission people:identify */
                                identifiers: {
                                    kind: string;
                                    value: string;
                                }[];
                                lastAt: string | null;
                                /** Format: date-time */
                                since: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audiences/overlaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people audiences share two by two: all audiences, or the largest fifty */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                people: number;
                            }[];
                            /** @description Row and column as in items */
                            shared: number[][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the newest first */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    cursor?: number;
                    limit?: number;
                    subject?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Every deed there is in the log */
                            actions: string[];
                            items: components["schemas"]["AuditEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the log is as it was written */
        get: {
            parameters: {
                query?: {
                    /** @description The head of an earlier verdict, noted elsewhere */
                    anchor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchorFound: boolean | null;
                            brokenAt: number | null;
                            entries: number;
                            head: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a list of decisions (CSV as the body) into the ledger, or only looks at it */
        post: {
            parameters: {
                query?: {
                    /** @description Look only; nothing is written */
                    check?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentListReport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Purposes with their wordings, and how many people said what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Purpose"][];
                            people: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/purposes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes or changes a purpose; a new one brings its first wording */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active: boolean;
                        /** @description Names in the protocol's consent object */
                        categories: string[];
                        doubleOptIn: boolean;
                        /**
                         * @description The letter in GDPR Art. 6(1)
                         * @enum {string}
                         */
                        legalBasis: "a" | "b" | "c" | "d" | "e" | "f";
                        refusedByGpc: boolean;
                        wording?: {
                            nameDe: string;
                            nameEn: string;
                            textDe: string;
                            textEn: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/purposes/{key}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a new wording; older ones stay as proof */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        nameDe: string;
                        nameEn: string;
                        textDe: string;
                        textEn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a double opt-in: the link confirms it and is to be sent to the address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        identifier: {
                            kind: string;
                            value: string;
                        };
                        purpose: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentRequest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What becomes of events of people whose analytics are not allowed
                             * @enum {string}
                             */
                            collectWithoutAnalytics: "keep" | "pseudonymise" | "drop";
                        };
                    };
                };
            };
        };
        /** Changes the settings, for what arrives from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What becomes of events of people whose analytics are not allowed
                         * @enum {string}
                         */
                        collectWithoutAnalytics: "keep" | "pseudonymise" | "drop";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What becomes of events of people whose analytics are not allowed
                             * @enum {string}
                             */
                            collectWithoutAnalytics: "keep" | "pseudonymise" | "drop";
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every name events came in by, with counts and where it is recognised */
        get: {
            parameters: {
                query?: {
                    /** @description Only names that are (not) recognised anywhere */
                    bound?: "yes" | "no";
                    cursor?: string;
                    limit?: number;
                    order?: "asc" | "desc";
                    /** @description Part of the name, whatever the case */
                    search?: string;
                    sort?: "name" | "events" | "people" | "firstAt" | "lastAt";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CatalogueEvent"][];
                            /** @description Names there are */
                            names: number;
                            nextCursor: string | null;
                            /** @description Names that fit the question */
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same names as CSV, for a spreadsheet */
        get: {
            parameters: {
                query?: {
                    /** @description Only names that are (not) recognised anywhere */
                    bound?: "yes" | "no";
                    order?: "asc" | "desc";
                    /** @description Part of the name, whatever the case */
                    search?: string;
                    sort?: "name" | "events" | "people" | "firstAt" | "lastAt";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One name: its course, what its newest events hold, whose they are, and where it is recognised
         * @description Values of properties and whose events they are only with the permission people:read
         */
        get: {
            parameters: {
                query: {
                    name: string;
                    timeZone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every event as a file, person by person; ids are hashes unless identify is asked for and permitted */
        get: {
            parameters: {
                query?: {
                    format?: "ndjson" | "csv" | "parquet";
                    from?: string;
                    identify?: "true" | "false";
                    name?: string | string[];
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Import"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Import an uploaded file; answers with the import and its job */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: components["schemas"]["ImportMappingInput"];
                        /** Format: uuid */
                        upload: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that were refused, as CSV: line, column, code, reason, row */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file (as the body, as it is) and see what an import would make of it; nothing is stored */
        post: {
            parameters: {
                query?: {
                    file?: string;
                    /** @description JSON: how the file is written, where it is not to be guessed */
                    layout?: string;
                    /** @description Zone of times that name none; the workspace's by default */
                    timeZone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/uploads/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what an import of an uploaded file would make of it with this mapping */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: components["schemas"]["ImportMappingInput"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/event-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of touches really seen, the most frequent first */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description Before this moment */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeenEvents"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/event-properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Properties of the latest events of a name, with the values they were seen with */
        get: {
            parameters: {
                query: {
                    event: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeenProperties"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many events and people a pattern matches now */
        post: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description Before this moment */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BindingInput"];
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Matches"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/process-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which touch directly follows which, how often and after how long */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description Before this moment */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProcessMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/process-map/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people behind a place of the process map
         * @description Those who had `event`, or `fromEvent` directly followed by `toEvent`. With `toEvent` alone those whose way begins with it, with `fromEvent` alone those whose way ends with it; with none of them everyone who had an event in the period.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    event?: string;
                    /** @description From this moment on */
                    from?: string;
                    fromEvent?: string;
                    limit?: number;
                    /** @description Before this moment */
                    to?: string;
                    toEvent?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Person"][];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/proposed-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A first draft of a map from what people do: frequent events in their typical order, cut into phases */
        get: {
            parameters: {
                query?: {
                    /** @description Only events of the names this import brought */
                    import?: string;
                    language?: "de" | "en";
                    phases?: number;
                    title?: string;
                    /** @description Names that shall be no steps */
                    without?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapProposal"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways people really take, the most frequent first */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    limit?: number;
                    /** @description Before this moment */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Variants"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open invitations, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Invitation"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invite someone; the secret for the link (/join?code=…) is shown this once and works once, within seven days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                        /** @enum {string} */
                        role: "owner" | "editor" | "analyst" | "viewer" | "protector";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member with an invitation; sets the session cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation is to, for whom holds its secret */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            invitedBy: string | null;
                            /** @enum {string} */
                            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
                            workspace: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Cancel a job; what it has done stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journey maps, the last changed first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MapSummary"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a map from a template or from its JSON */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default de
                         * @enum {string}
                         */
                        language?: "de" | "en";
                        /** @enum {string} */
                        template: "classicFivePhases" | "decisionAToB" | "trainTrip" | "onlineOrder" | "patientJourney";
                        title?: string;
                    } | {
                        /** @description A journey map in any version of the format */
                        map: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A map with the touchpoints it uses */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        /** Change a map, or create it under its id */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            /** @description A journey map in any version of the format */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        post?: never;
        /** Put a map away; it can be restored */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/experience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people answered about the aspects a map has expectations of */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description Everybody who does not meet the conditions instead */
                    others?: "true" | "false";
                    /** @description Before this moment */
                    to?: string;
                    /** @description Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE */
                    who?: string;
                };
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Experience"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people really do on a map: journeys that began in the period */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description Everybody who does not meet the conditions instead */
                    others?: "true" | "false";
                    /** @description Before this moment */
                    to?: string;
                    /** @description Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE */
                    who?: string;
                };
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LiveMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/passage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of journeys from a step (on to another) or from a phase (to the later ones) */
        get: {
            parameters: {
                query?: {
                    /** @description From this moment on */
                    from?: string;
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    next?: string;
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    phase?: string;
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    step?: string;
                    /** @description Before this moment */
                    to?: string;
                    /** @description Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE */
                    who?: string;
                };
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Passage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people behind what is chosen on a live map */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    /** @description Name of an unplanned event */
                    event?: string;
                    /** @description From this moment on */
                    from?: string;
                    limit?: number;
                    /** @description The step a ribbon leads to */
                    next?: string;
                    /** @description all, arrived, open, deviating, answered: of the whole map. step, left (after the step), missing, irregular, adHoc, repeated, failed: of a step; left also of a phase or a ribbon. phase: of a phase. on, elsewhere: from a step or phase on to `next` (a phase: to the later ones). unplanned: with `event` in between, after a step or anywhere. */
                    of: "all" | "arrived" | "open" | "deviating" | "answered" | "step" | "left" | "phase" | "on" | "elsewhere" | "missing" | "irregular" | "adHoc" | "repeated" | "failed" | "unplanned";
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    phase?: string;
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    step?: string;
                    /** @description Before this moment */
                    to?: string;
                    /** @description Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE */
                    who?: string;
                };
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Person"][];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a map back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/steps/{step}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people at a step of a map */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description From this moment on */
                    from?: string;
                    limit?: number;
                    /** @description Only those who left after the step */
                    lost?: "true" | "false";
                    /** @description Before this moment */
                    to?: string;
                    /** @description Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE */
                    who?: string;
                };
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    step: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Person"][];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Released versions, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MapVersion"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Release the map as it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapVersion"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates to begin a map with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MapTemplate"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the owner whose the session is: for a session that is nobody's and may do everything */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's name, or what one wants to see; null = as the device says */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        language?: ("de" | "en") | null;
                        name?: string;
                        theme?: ("light" | "dark" | "system") | null;
                        timeZone?: string | null;
                        tourSeen?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's password; one's other sessions end
         * @description The old one is not asked for in a session that a one-time link began, once.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        old?: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of the workspace, the oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member; his sessions end at once, what he made stays. The last owner cannot be removed */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Give a member another role; the last owner stays one */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "editor" | "analyst" | "viewer" | "protector";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by the beginning of an identifier, or those whose events came in last */
        get: {
            parameters: {
                query?: {
                    identifier?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Person"][];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person in short */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audiences a person is in, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                description: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "live" | "snapshot" | "list";
                                name: string;
                                /** Format: date-time */
                                since: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person agreed to, and the ledger of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonConsent"];
                    };
                };
            };
        };
        put?: never;
        /** Enters what a person decided elsewhere */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it was decided; now by default
                         */
                        at?: string;
                        /** @enum {string} */
                        decision: "granted" | "refused";
                        purpose: string;
                        /**
                         * @description Which wording was shown; empty when not known
                         * @default
                         */
                        textVersion?: string;
                        /** @enum {string} */
                        way: "paper" | "phone" | "counter" | "api";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/consent/confirmation-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The link that confirms an open request of a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        purpose: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentRequest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/consent/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to a person's page of preferences; whoever has it can change them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description How long it holds
                         * @default 365
                         */
                        days?: number;
                        /** @description The purpose whose address the link is sent to: agreeing to it there counts as confirmed */
                        sentTo?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentLink"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The merges that made a person what he is, the oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Merge"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merges/{merge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A merge with what ties its sides together, and who would be on either side without it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    merge: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MergeSides"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/rejoin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join two people again who were taken apart */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The other one */
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to a person, the newest first */
        get: {
            parameters: {
                query?: {
                    channel?: string;
                    cursor?: string;
                    limit?: number;
                    part?: "touches" | "audiences" | "identity";
                    /** @description In the name or the address of the page */
                    search?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEvent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/timeline/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many events of a person there are of each part, and over which channels */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                channel: string;
                                events: number;
                            }[];
                            parts: {
                                events: number;
                                /** @enum {string} */
                                part: "touches" | "audiences" | "identity";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a person: of each trait what was learned last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Trait"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one merge back; both sides are as they would be without it, and stay apart */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        merge: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a person stands, or ended, on each map */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonJourneys"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Erasures, the newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Erasure"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Erases people for good: answers when they are gone for every reader */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        people: string[];
                        /** @description Why, for the log; must not name the person */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            identities: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of people: those still to be answered first, by their deadline */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    filter?: "unclosed" | "overdue" | "done" | "refused";
                    kind?: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
                    limit?: number;
                    /** @description A reference, the id of a person, or the beginning of an identifier */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                all: number;
                                overdue: number;
                                unclosed: number;
                            };
                            items: components["schemas"]["PersonRequest"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Enters a request of a person; its term is one month from the day it was received */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of somebody who may not be known; only its keyed hash is kept */
                        identifier?: {
                            kind: string;
                            value: string;
                        };
                        /** @enum {string} */
                        kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
                        /**
                         * @description Of the answer
                         * @default de
                         * @enum {string}
                         */
                        language?: "de" | "en";
                        /**
                         * @description Stored encrypted
                         * @default
                         */
                        note?: string;
                        /** @description The id of somebody known */
                        person?: string;
                        /**
                         * @description Of an objection or restriction
                         * @default []
                         */
                        purposes?: string[];
                        /**
                         * Format: date
                         * @description Today by default
                         */
                        receivedOn?: string;
                        /** @enum {string} */
                        way: "email" | "letter" | "phone" | "counter" | "form";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with the log of what was done about it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does what a verified request asks for; erasing needs privacy:erase as well */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        corrections?: {
                            key: string;
                            value: string | number | boolean | null;
                        }[];
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/answer.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answer as a page to read and print; fetching it stands in the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/answer.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answer as a file of JSON; fetching it stands in the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lengthens the term by one or two months, once, while it runs */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        months: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a request, with the reason the person is told */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        explanation: string;
                        /** @enum {string} */
                        reason: "unproven" | "unfounded" | "excessive" | "othersRights" | "legalDuty" | "withdrawn";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that the one who asks is the one it is about */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        how: "account" | "knownAddress" | "callback" | "document" | "inPerson" | "representative";
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonRequestInFull"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/requests/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests as a table for a spreadsheet; people by their keyed hash */
        get: {
            parameters: {
                query?: {
                    filter?: "unclosed" | "overdue" | "done" | "refused";
                    kind?: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
                    lang?: "de" | "en";
                    /** @description A reference, the id of a person, or the beginning of an identifier */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to rewrite the files that erased people were in; every night it happens by itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            job: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Items that were refused, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Reject"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule names that there is not */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: components["schemas"]["RuleInput"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: components["schemas"]["RuleProblem"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people a rule holds for now, and some of them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: components["schemas"]["RuleInput"];
                        /**
                         * @description How many of them to name
                         * @default 10
                         */
                        sample?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many people there are */
                            of: number;
                            people: number;
                            sample: components["schemas"]["Person"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in with a one-time code or a token; sets the session cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        credential: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail address and password; sets the session cookie
         * @description After several wrong ones it answers 429 with Retry-After, for the account and for the address.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in: the asking session first, then the newest
         * @description A member sees his own sessions, an owner also those begun by a link or a token. Others need access:read and see all.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListedSession"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Sign out everywhere: ends every session that is listed, this one too; tokens stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the sessions that are listed */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time code for a sign-in link (/sign-in?code=…), for a member who lost his password or for nobody in particular
         * @description It works once, within a day. Without an e-mail address it gives the permissions of whoever asks.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sources of the workspace with their write keys, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Source"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a source with a write key of its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a source: its write key is refused within a minute; its events stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a source */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sources/{id}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a source may bring in, and where personal data were found in what it sends */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            findings: components["schemas"]["PersonalFinding"][];
                            rules: components["schemas"]["SourceRules"];
                        };
                    };
                };
            };
        };
        /** Say what a source may bring in; holds for everything that arrives afterwards */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SourceRulesInput"];
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SourceRules"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/privacy/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget where personal data were found, so that only what comes from now on is shown */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a source a new write key; the one before is refused within a minute */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a token; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        permissions: ("access:read" | "access:write" | "audiences:read" | "audiences:write" | "audit:read" | "collect:read" | "consent:read" | "consent:write" | "exports:read" | "imports:read" | "imports:write" | "insight:read" | "jobs:read" | "jobs:write" | "maps:read" | "maps:write" | "people:read" | "people:identify" | "people:write" | "privacy:answer" | "privacy:erase" | "privacy:read" | "rejects:read" | "sources:read" | "sources:write" | "touchpoints:read" | "touchpoints:write")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The touchpoint catalogue */
        get: {
            parameters: {
                query?: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Touchpoint"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a touchpoint */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        binding?: components["schemas"]["BindingInput"];
                        /** @enum {string} */
                        channel: "web" | "app" | "email" | "sms" | "push" | "messenger" | "chat" | "voiceAssistant" | "social" | "search" | "onlineAd" | "marketplace" | "reviewPortal" | "survey" | "arVr" | "phone" | "letter" | "print" | "form" | "packaging" | "tv" | "radio" | "cinema" | "outdoor" | "announcement" | "shop" | "kiosk" | "event" | "site" | "staff" | "fieldService" | "partner" | "wordOfMouth" | "device" | "other";
                        /** @default  */
                        department?: string;
                        description?: string;
                        /** @enum {string} */
                        direction: "communication" | "action";
                        /** @enum {string} */
                        mediaKind: "owned" | "paid" | "earned";
                        name: string;
                        /** @enum {string} */
                        nature: "digital" | "physical" | "person";
                        /** @enum {string} */
                        presence: "online" | "offline";
                        translations?: {
                            de?: {
                                department?: string;
                                description?: string;
                                name?: string;
                            };
                            en?: {
                                department?: string;
                                description?: string;
                                name?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A touchpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        /** Change a touchpoint, or add it under its id */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TouchpointInput"];
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a touchpoint from the catalogue */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of traits, the most frequent first, with values several people share */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                /** @description Among those looked at */
                                people: number;
                                values: (string | number | boolean)[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Anchor: {
            first: components["schemas"]["Pattern"];
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            for?: string;
        } | {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            for?: string;
            last: components["schemas"]["Pattern"];
        };
        AnchorInput: {
            first: components["schemas"]["PatternInput"];
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            for?: string;
        } | {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            for?: string;
            last: components["schemas"]["PatternInput"];
        };
        Arrival: {
            /** @description From the time its sender wrote to the time it came */
            delayMs: number;
            /** @description As it is stored */
            event: {
                [key: string]: unknown;
            };
            id: string;
            kind: string;
            name: string;
            person: string;
            /** Format: date-time */
            receivedAt: string;
            source: string;
        };
        ArrivalInput: {
            /** @description From the time its sender wrote to the time it came */
            delayMs: number;
            /** @description As it is stored */
            event: {
                [key: string]: unknown;
            };
            id: string;
            kind: string;
            name: string;
            person: string;
            /** Format: date-time */
            receivedAt: string;
            source: string;
        };
        Audience: {
            announce: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description False while everybody is being asked since the rule is new */
            current: boolean;
            description: string;
            evaluatedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "live" | "snapshot" | "list";
            name: string;
            people: number;
            rule: components["schemas"]["Rule"];
            /** Format: date-time */
            updatedAt: string;
        };
        AudienceInput: {
            announce: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description False while everybody is being asked since the rule is new */
            current: boolean;
            description: string;
            evaluatedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "live" | "snapshot" | "list";
            name: string;
            people: number;
            rule: components["schemas"]["RuleInput"];
            /** Format: date-time */
            updatedAt: string;
        };
        AuditEntry: {
            action: string;
            actor: string;
            /** @description Of a member who still is one */
            actorName: string | null;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: string | number | boolean | null;
            };
            hash: string;
            n: number;
            subject: string;
        };
        AuditEntryInput: {
            action: string;
            actor: string;
            /** @description Of a member who still is one */
            actorName: string | null;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: string | number | boolean | null;
            };
            hash: string;
            n: number;
            subject: string;
        };
        Binding: {
            caseSensitive?: boolean;
            channel?: string | string[];
            name?: string | string[];
            where?: components["schemas"]["Condition"];
        };
        BindingInput: {
            caseSensitive?: boolean;
            channel?: string | string[];
            name?: string | string[];
            where?: components["schemas"]["ConditionInput"];
        };
        CatalogueEvent: {
            channels: string[];
            events: number;
            /** Format: date-time */
            firstAt: string;
            kinds: string[];
            /** Format: date-time */
            lastAt: string;
            name: string;
            people: number;
            /** @description Steps, decisions and touchpoints that recognise it */
            places: number;
            /** @description Whether its events can be part of a journey: track, page and screen */
            touch: boolean;
        };
        CatalogueEventInput: {
            channels: string[];
            events: number;
            /** Format: date-time */
            firstAt: string;
            kinds: string[];
            /** Format: date-time */
            lastAt: string;
            name: string;
            people: number;
            /** @description Steps, decisions and touchpoints that recognise it */
            places: number;
            /** @description Whether its events can be part of a journey: track, page and screen */
            touch: boolean;
        };
        Cell: {
            /** @constant */
            kind: "text";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            text: string;
            translations?: {
                de?: {
                    text?: string;
                };
                en?: {
                    text?: string;
                };
            };
        } | {
            byPersona?: {
                [key: string]: number;
            };
            /** @constant */
            kind: "feeling";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            level: number;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
        } | {
            /** @constant */
            kind: "number";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            value: number;
        } | {
            /** @default  */
            alt: string;
            /** @constant */
            kind: "image";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            source: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            translations?: {
                de?: {
                    alt?: string;
                };
                en?: {
                    alt?: string;
                };
            };
        } | {
            /** @constant */
            kind: "kpi";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @default  */
            name: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            target?: number;
            translations?: {
                de?: {
                    name?: string;
                };
                en?: {
                    name?: string;
                };
            };
            value?: number;
        };
        CellInput: {
            /** @constant */
            kind: "text";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            text: string;
            translations?: {
                de?: {
                    text?: string;
                };
                en?: {
                    text?: string;
                };
            };
        } | {
            byPersona?: {
                [key: string]: number;
            };
            /** @constant */
            kind: "feeling";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            level: number;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
        } | {
            /** @constant */
            kind: "number";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            value: number;
        } | {
            /** @default  */
            alt?: string;
            /** @constant */
            kind: "image";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            source: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            translations?: {
                de?: {
                    alt?: string;
                };
                en?: {
                    alt?: string;
                };
            };
        } | {
            /** @constant */
            kind: "kpi";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            lane: string;
            /** @default  */
            name?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step: string;
            target?: number;
            translations?: {
                de?: {
                    name?: string;
                };
                en?: {
                    name?: string;
                };
            };
            value?: number;
        };
        Condition: {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | {
            [key: string]: components["schemas"]["Test"];
        };
        ConditionInput: {
            all: components["schemas"]["ConditionInput"][];
        } | {
            any: components["schemas"]["ConditionInput"][];
        } | {
            not: components["schemas"]["ConditionInput"];
        } | {
            [key: string]: components["schemas"]["TestInput"];
        };
        ConsentLink: {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        ConsentLinkInput: {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        ConsentListReport: {
            added: number;
            good: number;
            /** @description Rows an earlier list had brought, or that stand twice in this one */
            known: number;
            problems: {
                field: string;
                line: number;
                reason: string;
            }[];
            refused: number;
            rows: number;
        };
        ConsentListReportInput: {
            added: number;
            good: number;
            /** @description Rows an earlier list had brought, or that stand twice in this one */
            known: number;
            problems: {
                field: string;
                line: number;
                reason: string;
            }[];
            refused: number;
            rows: number;
        };
        ConsentRequest: {
            expiresAt: string | null;
            /** @description null when he has agreed already */
            url: string | null;
        };
        ConsentRequestInput: {
            expiresAt: string | null;
            /** @description null when he has agreed already */
            url: string | null;
        };
        Decision: {
            binding?: components["schemas"]["Binding"];
            text: string;
            translations?: {
                de?: {
                    text?: string;
                };
                en?: {
                    text?: string;
                };
            };
        };
        DecisionInput: {
            binding?: components["schemas"]["BindingInput"];
            text: string;
            translations?: {
                de?: {
                    text?: string;
                };
                en?: {
                    text?: string;
                };
            };
        };
        Erasure: {
            actor: string;
            /** Format: date-time */
            begunAt: string;
            /** @description Gone for every reader since then */
            doneAt: string | null;
            /** Format: uuid */
            id: string;
            identities: number;
            reason: string;
            /** @description Gone from the files since then */
            sweptAt: string | null;
        };
        ErasureInput: {
            actor: string;
            /** Format: date-time */
            begunAt: string;
            /** @description Gone for every reader since then */
            doneAt: string | null;
            /** Format: uuid */
            id: string;
            identities: number;
            reason: string;
            /** @description Gone from the files since then */
            sweptAt: string | null;
        };
        EventDetails: {
            channels: string[];
            /** @description The last 90 days, oldest first */
            course: {
                /** Format: date */
                day: string;
                events: number;
            }[];
            events: number;
            /** Format: date-time */
            firstAt: string;
            kinds: string[];
            /** Format: date-time */
            lastAt: string;
            latest: {
                channel: string;
                /** Format: date-time */
                happenedAt: string;
                person: string;
            }[];
            name: string;
            people: number;
            places: components["schemas"]["EventPlace"][];
            properties: {
                distinct: number;
                examples: {
                    count: number;
                    value: string;
                }[];
                filled: number;
                path: string;
                types: ("text" | "number" | "boolean" | "list" | "object")[];
            }[];
            /** @description Of how many of the newest events the properties were read */
            sampled: number;
            /** @description Whether its events can be part of a journey: track, page and screen */
            touch: boolean;
        };
        EventDetailsInput: {
            channels: string[];
            /** @description The last 90 days, oldest first */
            course: {
                /** Format: date */
                day: string;
                events: number;
            }[];
            events: number;
            /** Format: date-time */
            firstAt: string;
            kinds: string[];
            /** Format: date-time */
            lastAt: string;
            latest: {
                channel: string;
                /** Format: date-time */
                happenedAt: string;
                person: string;
            }[];
            name: string;
            people: number;
            places: components["schemas"]["EventPlaceInput"][];
            properties: {
                distinct: number;
                examples: {
                    count: number;
                    value: string;
                }[];
                filled: number;
                path: string;
                types: ("text" | "number" | "boolean" | "list" | "object")[];
            }[];
            /** @description Of how many of the newest events the properties were read */
            sampled: number;
            /** @description Whether its events can be part of a journey: track, page and screen */
            touch: boolean;
        };
        EventPlace: {
            /** @description False where only events of a channel or with certain properties are recognised */
            all: boolean;
            id: string | null;
            /** @enum {string} */
            kind: "step" | "decisionA" | "decisionB" | "touchpoint";
            /** @description Null for an entry no step uses */
            map: {
                id: string;
                title: string;
            } | null;
            name: string;
        };
        EventPlaceInput: {
            /** @description False where only events of a channel or with certain properties are recognised */
            all: boolean;
            id: string | null;
            /** @enum {string} */
            kind: "step" | "decisionA" | "decisionB" | "touchpoint";
            /** @description Null for an entry no step uses */
            map: {
                id: string;
                title: string;
            } | null;
            name: string;
        };
        Expectation: {
            aspect: string;
            context?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            level: number;
            measuredBy?: components["schemas"]["Measure"];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            persona?: string;
            /**
             * @default oneToFive
             * @enum {string}
             */
            scale: "oneToFive" | "oneToSeven" | "zeroToTen" | "percent";
            /**
             * @default assumption
             * @enum {string}
             */
            source: "promise" | "survey" | "interview" | "standard" | "law" | "assumption";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            touchpoint: string;
            translations?: {
                de?: {
                    aspect?: string;
                    context?: string;
                };
                en?: {
                    aspect?: string;
                    context?: string;
                };
            };
        };
        ExpectationInput: {
            aspect: string;
            context?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            level: number;
            measuredBy?: components["schemas"]["MeasureInput"];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            persona?: string;
            /**
             * @default oneToFive
             * @enum {string}
             */
            scale?: "oneToFive" | "oneToSeven" | "zeroToTen" | "percent";
            /**
             * @default assumption
             * @enum {string}
             */
            source?: "promise" | "survey" | "interview" | "standard" | "law" | "assumption";
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            touchpoint: string;
            translations?: {
                de?: {
                    aspect?: string;
                    context?: string;
                };
                en?: {
                    aspect?: string;
                    context?: string;
                };
            };
        };
        Experience: {
            items: {
                expectation: string;
                /** @description The interval of 95 % of the mean; null below two answers */
                high: number | null;
                low: number | null;
                mean: number;
                n: number;
            }[];
        };
        ExperienceInput: {
            items: {
                expectation: string;
                /** @description The interval of 95 % of the mean; null below two answers */
                high: number | null;
                low: number | null;
                mean: number;
                n: number;
            }[];
        };
        Import: {
            /** @description Events that were not there before; null until it is done */
            added: number | null;
            /** Format: date-time */
            createdAt: string;
            error: string | null;
            errorCode: string | null;
            file: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job: string;
            progress: number | null;
            rejected: number;
            remainingSeconds: number | null;
            rows: number;
            rowsPerSecond: number | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            stored: number;
        };
        ImportInput: {
            /** @description Events that were not there before; null until it is done */
            added: number | null;
            /** Format: date-time */
            createdAt: string;
            error: string | null;
            errorCode: string | null;
            file: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job: string;
            progress: number | null;
            rejected: number;
            remainingSeconds: number | null;
            rows: number;
            rowsPerSecond: number | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            stored: number;
        };
        ImportMapping: {
            /**
             * @description Accept times before 1990 and after tomorrow
             * @default false
             */
            anyTime: boolean;
            /** @default null */
            campaign: string | null;
            /** @default null */
            channel: string | null;
            /**
             * @description One channel for all events
             * @default null
             */
            channelName: string | null;
            /**
             * @description NDJSON: field whose object holds the context
             * @default null
             */
            contextFrom: string | null;
            /** @default null */
            currency: string | null;
            /** @default null */
            currencyCode: string | null;
            /**
             * @description Decimal sign of values; null: guessed
             * @default null
             */
            decimal: ("." | ",") | null;
            /**
             * @description Column that tells what happened
             * @default null
             */
            event: string | null;
            /**
             * @description One name for all events
             * @default null
             */
            eventName: string | null;
            /**
             * @description Further columns that identify the same person
             * @default []
             */
            identifiers: {
                column: string;
                kind: string;
            }[];
            /**
             * @description NDJSON: field with a list of {kind, value}; used before the person column
             * @default null
             */
            identifiersFrom: string | null;
            /**
             * @description Column with track, page, screen …; track where there is none
             * @default null
             */
            kind: string | null;
            layout?: {
                delimiter?: string;
                /** @enum {string} */
                encoding?: "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";
                /** @enum {string} */
                format?: "csv" | "ndjson" | "xes";
                header?: boolean;
                loneReturns?: boolean;
                quote?: string;
            };
            /**
             * @description Column with an id of the event; else made from the content of the row
             * @default null
             */
            messageId: string | null;
            /**
             * @description Column that breaks ties of time; the place in the file where there is none
             * @default null
             */
            ordinal: string | null;
            /** @description Column that tells whose event it is; #row: each row a person of its own */
            person: string;
            /**
             * @description Kind of identifier in that column
             * @default user_id
             */
            personKind: string;
            /**
             * @description Columns kept as properties; all: every one that is not mapped otherwise
             * @default all
             */
            properties: "all" | string[];
            /**
             * @description NDJSON: field whose object holds the properties
             * @default null
             */
            propertiesFrom: string | null;
            propertySorts?: {
                [key: string]: "text" | "number" | "boolean";
            };
            /**
             * @description Name of the source; the file by default
             * @default null
             */
            source: string | null;
            time: string;
            /**
             * @description How times are written; null: guessed from the first rows
             * @default null
             */
            timeFormat: string | unknown | null;
            /**
             * @description Zone of times that name none
             * @default Europe/Berlin
             */
            timeZone: string;
            /** @default null */
            urlPath: string | null;
            /** @default null */
            value: string | null;
        };
        ImportMappingInput: {
            /**
             * @description Accept times before 1990 and after tomorrow
             * @default false
             */
            anyTime?: boolean;
            /** @default null */
            campaign?: string | null;
            /** @default null */
            channel?: string | null;
            /**
             * @description One channel for all events
             * @default null
             */
            channelName?: string | null;
            /**
             * @description NDJSON: field whose object holds the context
             * @default null
             */
            contextFrom?: string | null;
            /** @default null */
            currency?: string | null;
            /** @default null */
            currencyCode?: string | null;
            /**
             * @description Decimal sign of values; null: guessed
             * @default null
             */
            decimal?: ("." | ",") | null;
            /**
             * @description Column that tells what happened
             * @default null
             */
            event?: string | null;
            /**
             * @description One name for all events
             * @default null
             */
            eventName?: string | null;
            /**
             * @description Further columns that identify the same person
             * @default []
             */
            identifiers?: {
                column: string;
                kind: string;
            }[];
            /**
             * @description NDJSON: field with a list of {kind, value}; used before the person column
             * @default null
             */
            identifiersFrom?: string | null;
            /**
             * @description Column with track, page, screen …; track where there is none
             * @default null
             */
            kind?: string | null;
            layout?: {
                delimiter?: string;
                /** @enum {string} */
                encoding?: "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";
                /** @enum {string} */
                format?: "csv" | "ndjson" | "xes";
                header?: boolean;
                loneReturns?: boolean;
                quote?: string;
            };
            /**
             * @description Column with an id of the event; else made from the content of the row
             * @default null
             */
            messageId?: string | null;
            /**
             * @description Column that breaks ties of time; the place in the file where there is none
             * @default null
             */
            ordinal?: string | null;
            /** @description Column that tells whose event it is; #row: each row a person of its own */
            person: string;
            /**
             * @description Kind of identifier in that column
             * @default user_id
             */
            personKind?: string;
            /**
             * @description Columns kept as properties; all: every one that is not mapped otherwise
             * @default all
             */
            properties?: "all" | string[];
            /**
             * @description NDJSON: field whose object holds the properties
             * @default null
             */
            propertiesFrom?: string | null;
            propertySorts?: {
                [key: string]: "text" | "number" | "boolean";
            };
            /**
             * @description Name of the source; the file by default
             * @default null
             */
            source?: string | null;
            time: string;
            /**
             * @description How times are written; null: guessed from the first rows
             * @default null
             */
            timeFormat?: string | unknown | null;
            /**
             * @description Zone of times that name none
             * @default Europe/Berlin
             */
            timeZone?: string;
            /** @default null */
            urlPath?: string | null;
            /** @default null */
            value?: string | null;
        };
        ImportPreview: {
            bytes: number;
            columns: string[];
            compression: string;
            counts: {
                [key: string]: unknown;
            };
            events: unknown[];
            file: string;
            format: string;
            layout: {
                [key: string]: unknown;
            };
            mapping: {
                [key: string]: unknown;
            } | null;
            refused: {
                field: string;
                line: number;
                reason: string;
            }[];
            rows: string[][];
            /**
             * Format: uuid
             * @description The file as the server keeps it, for a day
             */
            upload: string;
            warnings: string[];
        };
        ImportPreviewInput: {
            bytes: number;
            columns: string[];
            compression: string;
            counts: {
                [key: string]: unknown;
            };
            events: unknown[];
            file: string;
            format: string;
            layout: {
                [key: string]: unknown;
            };
            mapping: {
                [key: string]: unknown;
            } | null;
            refused: {
                field: string;
                line: number;
                reason: string;
            }[];
            rows: string[][];
            /**
             * Format: uuid
             * @description The file as the server keeps it, for a day
             */
            upload: string;
            warnings: string[];
        };
        Invitation: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            note: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
        };
        InvitationInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            note: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
        };
        Job: {
            /** Format: date-time */
            createdAt: string;
            error: string | null;
            errorCode: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            progress: unknown;
            result: unknown;
            startedAt: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
        };
        JobInput: {
            /** Format: date-time */
            createdAt: string;
            error: string | null;
            errorCode: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            progress: unknown;
            result: unknown;
            startedAt: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
        };
        /** Waymark journey map */
        JourneyMap: JourneyMap;
        /** Waymark journey map */
        JourneyMapInput: JourneyMapInput;
        Lane: {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            /** @enum {string} */
            kind: "doing" | "thinking" | "feeling" | "needing" | "touchpoint" | "channel" | "mediaKind" | "nature" | "department" | "content" | "expectation" | "painPoints" | "opportunities" | "systems" | "frontstage" | "backstage" | "text" | "number" | "image" | "kpi";
            name?: string;
            translations?: {
                de?: {
                    name?: string;
                    unit?: string;
                };
                en?: {
                    name?: string;
                    unit?: string;
                };
            };
            unit?: string;
        };
        LaneInput: {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            /** @enum {string} */
            kind: "doing" | "thinking" | "feeling" | "needing" | "touchpoint" | "channel" | "mediaKind" | "nature" | "department" | "content" | "expectation" | "painPoints" | "opportunities" | "systems" | "frontstage" | "backstage" | "text" | "number" | "image" | "kpi";
            name?: string;
            translations?: {
                de?: {
                    name?: string;
                    unit?: string;
                };
                en?: {
                    name?: string;
                    unit?: string;
                };
            };
            unit?: string;
        };
        ListedSession: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            /** @description The asking member's own; the others were begun by a link or a token. */
            own: boolean;
        };
        ListedSessionInput: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            /** @description The asking member's own; the others were begun by a link or a token. */
            own: boolean;
        };
        ListReport: {
            /** @description How many are in the audience then */
            after: number;
            column: string;
            columns: string[];
            entering: number;
            kind: string;
            /** @description Lines that lead to somebody */
            known: number;
            leaving: number;
            lines: number;
            /** @description How many people those are */
            people: number;
            problems: {
                line: number;
                /** @enum {string} */
                reason: "unreadable" | "missing" | "too_long" | "placeholder" | "unknown";
                value: string;
            }[];
            /** @description Lines that name nobody */
            refused: number;
            /** @description Lines that name nobody known */
            unknown: number;
            written: boolean;
        };
        ListReportInput: {
            /** @description How many are in the audience then */
            after: number;
            column: string;
            columns: string[];
            entering: number;
            kind: string;
            /** @description Lines that lead to somebody */
            known: number;
            leaving: number;
            lines: number;
            /** @description How many people those are */
            people: number;
            problems: {
                line: number;
                /** @enum {string} */
                reason: "unreadable" | "missing" | "too_long" | "placeholder" | "unknown";
                value: string;
            }[];
            /** @description Lines that name nobody */
            refused: number;
            /** @description Lines that name nobody known */
            unknown: number;
            written: boolean;
        };
        LiveMap: {
            asOf: {
                /** Format: date-time */
                at: string;
                position: string;
            };
            /** @description Whom the numbers are about, of everybody there is, on whatever map */
            audience: {
                of: number;
                people: number;
            };
            /** @description The stretch of the same length before */
            before: {
                /** @description From first touch to decision B */
                duration: components["schemas"]["TimeFigure"] | null;
                /** @description Average alignment fitness */
                fit: {
                    share: number;
                    variants: number;
                } | null;
                journeys: number;
                open: number;
                people: number;
                /** @description Share of journeys, with Wilson’s interval of 95 %; null while decision B is not bound */
                reachedB: {
                    high: number;
                    low: number;
                    n: number;
                    share: number;
                } | null;
            } | null;
            /** @description From first touch to decision B */
            duration: components["schemas"]["TimeFigure"] | null;
            /** @description Average alignment fitness */
            fit: {
                share: number;
                variants: number;
            } | null;
            flows: {
                count: number;
                from: string;
                to: string;
            }[];
            journeys: number;
            open: number;
            people: number;
            /** @description Share of journeys, with Wilson’s interval of 95 %; null while decision B is not bound */
            reachedB: {
                high: number;
                low: number;
                n: number;
                share: number;
            } | null;
            steps: {
                bound: boolean;
                deviations: {
                    count: number;
                    /** @enum {string} */
                    kind: "missing" | "irregular" | "failed" | "repeated" | "adHoc";
                    share: number;
                }[];
                /** @description Left after this step, of the journeys that came to it */
                dropOff: {
                    journeys: number;
                    share: number;
                } | null;
                id: string;
                open: number;
                people: number;
                repeated: {
                    people: number;
                    share: number;
                } | null;
                share: number;
                /** @description Since the touch before on the journey */
                time: components["schemas"]["TimeFigure"] | null;
                touches: number;
                /** @description What people did after it that is on no step */
                unplanned: {
                    count: number;
                    name: string;
                    share: number;
                }[];
            }[];
            /** @description What people did in between that is on no step, the most frequent first */
            unplanned: {
                count: number;
                name: string;
                share: number;
            }[];
        };
        LiveMapInput: {
            asOf: {
                /** Format: date-time */
                at: string;
                position: string;
            };
            /** @description Whom the numbers are about, of everybody there is, on whatever map */
            audience: {
                of: number;
                people: number;
            };
            /** @description The stretch of the same length before */
            before: {
                /** @description From first touch to decision B */
                duration: components["schemas"]["TimeFigureInput"] | null;
                /** @description Average alignment fitness */
                fit: {
                    share: number;
                    variants: number;
                } | null;
                journeys: number;
                open: number;
                people: number;
                /** @description Share of journeys, with Wilson’s interval of 95 %; null while decision B is not bound */
                reachedB: {
                    high: number;
                    low: number;
                    n: number;
                    share: number;
                } | null;
            } | null;
            /** @description From first touch to decision B */
            duration: components["schemas"]["TimeFigureInput"] | null;
            /** @description Average alignment fitness */
            fit: {
                share: number;
                variants: number;
            } | null;
            flows: {
                count: number;
                from: string;
                to: string;
            }[];
            journeys: number;
            open: number;
            people: number;
            /** @description Share of journeys, with Wilson’s interval of 95 %; null while decision B is not bound */
            reachedB: {
                high: number;
                low: number;
                n: number;
                share: number;
            } | null;
            steps: {
                bound: boolean;
                deviations: {
                    count: number;
                    /** @enum {string} */
                    kind: "missing" | "irregular" | "failed" | "repeated" | "adHoc";
                    share: number;
                }[];
                /** @description Left after this step, of the journeys that came to it */
                dropOff: {
                    journeys: number;
                    share: number;
                } | null;
                id: string;
                open: number;
                people: number;
                repeated: {
                    people: number;
                    share: number;
                } | null;
                share: number;
                /** @description Since the touch before on the journey */
                time: components["schemas"]["TimeFigureInput"] | null;
                touches: number;
                /** @description What people did after it that is on no step */
                unplanned: {
                    count: number;
                    name: string;
                    share: number;
                }[];
            }[];
            /** @description What people did in between that is on no step, the most frequent first */
            unplanned: {
                count: number;
                name: string;
                share: number;
            }[];
        };
        MapProposal: {
            /** @description What ways clearly begin with */
            beginnings: string[];
            events: number;
            /** @description What ways clearly lead to */
            goals: string[];
            longestPauseMs: number;
            /** @description To be sent to POST /api/v1/maps when it pleases */
            map: components["schemas"]["JourneyMap"];
            /** @description How many names were looked at */
            names: number;
            people: number;
            /** @description In their typical order */
            steps: {
                channels: string[];
                ends: number;
                event: string;
                people: number;
                /** @description On people’s ways, from 0 (first) to 1 (last), by the median */
                place: number;
                repeatedBy: number;
                share: number;
                starts: number;
            }[];
        };
        MapProposalInput: {
            /** @description What ways clearly begin with */
            beginnings: string[];
            events: number;
            /** @description What ways clearly lead to */
            goals: string[];
            longestPauseMs: number;
            /** @description To be sent to POST /api/v1/maps when it pleases */
            map: components["schemas"]["JourneyMapInput"];
            /** @description How many names were looked at */
            names: number;
            people: number;
            /** @description In their typical order */
            steps: {
                channels: string[];
                ends: number;
                event: string;
                people: number;
                /** @description On people’s ways, from 0 (first) to 1 (last), by the median */
                place: number;
                repeatedBy: number;
                share: number;
                starts: number;
            }[];
        };
        MapSummary: {
            /** Format: date-time */
            createdAt: string;
            decisionA: string;
            decisionB: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            phases: number;
            steps: number;
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MapSummaryInput: {
            /** Format: date-time */
            createdAt: string;
            decisionA: string;
            decisionB: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            phases: number;
            steps: number;
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MapTemplate: {
            description: {
                de: string;
                en: string;
            };
            /** @enum {string} */
            id: "classicFivePhases" | "decisionAToB" | "trainTrip" | "onlineOrder" | "patientJourney";
            steps: number;
            title: {
                de: string;
                en: string;
            };
        };
        MapTemplateInput: {
            description: {
                de: string;
                en: string;
            };
            /** @enum {string} */
            id: "classicFivePhases" | "decisionAToB" | "trainTrip" | "onlineOrder" | "patientJourney";
            steps: number;
            title: {
                de: string;
                en: string;
            };
        };
        MapVersion: {
            name: string;
            number: number;
            /** Format: date-time */
            releasedAt: string;
        };
        MapVersionInput: {
            name: string;
            number: number;
            /** Format: date-time */
            releasedAt: string;
        };
        Matches: {
            events: number;
            people: number;
        };
        MatchesInput: {
            events: number;
            people: number;
        };
        Measure: {
            event: string;
            property: string;
            when?: {
                is: string | number | boolean;
                property: string;
            };
        };
        MeasureInput: {
            event: string;
            property: string;
            when?: {
                is: string | number | boolean;
                property: string;
            };
        };
        Member: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
        };
        MemberInput: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
        };
        Merge: {
            absorbed: string;
            /** Format: date-time */
            at: string;
            /** @description alias: somebody said so; seen together: on one event */
            cause: string;
            id: string;
            survivor: string;
        };
        MergeInput: {
            absorbed: string;
            /** Format: date-time */
            at: string;
            /** @description alias: somebody said so; seen together: on one event */
            cause: string;
            id: string;
            survivor: string;
        };
        MergeSides: {
            absorbed: string;
            /** Format: date-time */
            at: string;
            /** @description alias: somebody said so; seen together: on one event */
            cause: string;
            id: string;
            sides: {
                /** @description How many identifiers */
                count: number;
                /** @description The oldest; empty without the permission people:identify */
                identifiers: {
                    kind: string;
                    value: string;
                }[];
            }[];
            survivor: string;
            /** @description What ties the sides together; empty without the permission people:identify */
            tie: {
                kind: string;
                value: string;
            }[];
        };
        MergeSidesInput: {
            absorbed: string;
            /** Format: date-time */
            at: string;
            /** @description alias: somebody said so; seen together: on one event */
            cause: string;
            id: string;
            sides: {
                /** @description How many identifiers */
                count: number;
                /** @description The oldest; empty without the permission people:identify */
                identifiers: {
                    kind: string;
                    value: string;
                }[];
            }[];
            survivor: string;
            /** @description What ties the sides together; empty without the permission people:identify */
            tie: {
                kind: string;
                value: string;
            }[];
        };
        NumberTest: {
            is: number;
        } | {
            gt: number;
        } | {
            gte: number;
        } | {
            lt: number;
        } | {
            lte: number;
        } | {
            between: [
                number,
                number
            ];
        } | {
            not: components["schemas"]["NumberTest"];
        };
        NumberTestInput: {
            is: number;
        } | {
            gt: number;
        } | {
            gte: number;
        } | {
            lt: number;
        } | {
            lte: number;
        } | {
            between: [
                number,
                number
            ];
        } | {
            not: components["schemas"]["NumberTestInput"];
        };
        OwnProfile: {
            email: string;
            /** Format: uuid */
            id: string;
            language: ("de" | "en") | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
            theme: ("light" | "dark" | "system") | null;
            timeZone: string | null;
            tourSeen: boolean;
        };
        OwnProfileInput: {
            email: string;
            /** Format: uuid */
            id: string;
            language: ("de" | "en") | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "editor" | "analyst" | "viewer" | "protector";
            theme: ("light" | "dark" | "system") | null;
            timeZone: string | null;
            tourSeen: boolean;
        };
        Passage: {
            came: {
                journeys: number;
                people: number;
            };
            /** @description What became of the journeys that came: each has one fate */
            fates: {
                /** @enum {string} */
                fate: "on" | "arrived" | "left" | "open" | "elsewhere";
                journeys: number;
                people: number;
                share: number;
            }[];
            /** @description From the last touch there to the first one behind */
            onward: components["schemas"]["TimeFigure"] | null;
            /** @description From the first touch there to the last one */
            stay: components["schemas"]["TimeFigure"] | null;
            /** @description Of those that left: from their first touch to their last */
            untilLeft: components["schemas"]["TimeFigure"] | null;
        };
        PassageInput: {
            came: {
                journeys: number;
                people: number;
            };
            /** @description What became of the journeys that came: each has one fate */
            fates: {
                /** @enum {string} */
                fate: "on" | "arrived" | "left" | "open" | "elsewhere";
                journeys: number;
                people: number;
                share: number;
            }[];
            /** @description From the last touch there to the first one behind */
            onward: components["schemas"]["TimeFigureInput"] | null;
            /** @description From the first touch there to the last one */
            stay: components["schemas"]["TimeFigureInput"] | null;
            /** @description Of those that left: from their first touch to their last */
            untilLeft: components["schemas"]["TimeFigureInput"] | null;
        };
        Pattern: {
            caseSensitive?: boolean;
            channel?: string | string[];
            name?: string | string[];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            touchpoint?: string;
            where?: components["schemas"]["Condition"];
        };
        PatternInput: {
            caseSensitive?: boolean;
            channel?: string | string[];
            name?: string | string[];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            touchpoint?: string;
            where?: components["schemas"]["ConditionInput"];
        };
        Period: {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            last: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            from?: string;
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            to?: string;
        };
        PeriodInput: {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            last: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            from?: string;
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            to?: string;
        };
        Person: {
            events: number;
            firstAt: string | null;
            id: string;
            /** @description Empty without the permission people:identify */
            identifiers: {
                kind: string;
                value: string;
            }[];
            lastAt: string | null;
        };
        Persona: {
            age?: number;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            audience?: string;
            context?: string;
            family?: string;
            /** @default [] */
            frustrations: string[];
            /** @default [] */
            goals: string[];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            name: string;
            /** @default [] */
            needs: string[];
            occupation?: string;
            portrait?: string;
            quote?: string;
            translations?: {
                de?: {
                    context?: string;
                    family?: string;
                    frustrations?: string[];
                    goals?: string[];
                    name?: string;
                    needs?: string[];
                    occupation?: string;
                    quote?: string;
                    values?: string[];
                };
                en?: {
                    context?: string;
                    family?: string;
                    frustrations?: string[];
                    goals?: string[];
                    name?: string;
                    needs?: string[];
                    occupation?: string;
                    quote?: string;
                    values?: string[];
                };
            };
            /** @default [] */
            values: string[];
        };
        PersonaInput: {
            age?: number;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            audience?: string;
            context?: string;
            family?: string;
            /** @default [] */
            frustrations?: string[];
            /** @default [] */
            goals?: string[];
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            name: string;
            /** @default [] */
            needs?: string[];
            occupation?: string;
            portrait?: string;
            quote?: string;
            translations?: {
                de?: {
                    context?: string;
                    family?: string;
                    frustrations?: string[];
                    goals?: string[];
                    name?: string;
                    needs?: string[];
                    occupation?: string;
                    quote?: string;
                    values?: string[];
                };
                en?: {
                    context?: string;
                    family?: string;
                    frustrations?: string[];
                    goals?: string[];
                    name?: string;
                    needs?: string[];
                    occupation?: string;
                    quote?: string;
                    values?: string[];
                };
            };
            /** @default [] */
            values?: string[];
        };
        PersonalFinding: {
            event: string;
            /** @description Among those looked at; a warning, not a count */
            events: number;
            /** Format: date-time */
            firstAt: string;
            kind: string;
            /** Format: date-time */
            lastAt: string;
            /** @description Within the properties, or urlPath */
            path: string;
            source: string;
        };
        PersonalFindingInput: {
            event: string;
            /** @description Among those looked at; a warning, not a count */
            events: number;
            /** Format: date-time */
            firstAt: string;
            kind: string;
            /** Format: date-time */
            lastAt: string;
            /** @description Within the properties, or urlPath */
            path: string;
            source: string;
        };
        PersonConsent: {
            /** @description The ledger, the newest first; at most 100 */
            entries: {
                /** Format: date-time */
                at: string;
                confirms: string | null;
                /** @enum {string} */
                decision: "granted" | "refused" | "requested";
                doubleOptIn: boolean;
                n: string;
                place: string;
                purpose: string;
                /** Format: date-time */
                recordedAt: string;
                textVersion: string;
                /** @enum {string} */
                way: "tracking" | "gpc" | "import" | "page" | "link" | "paper" | "phone" | "counter" | "api" | "request";
            }[];
            states: {
                allowed: boolean;
                at: string | null;
                decision: ("granted" | "refused" | "requested") | null;
                /** @enum {string} */
                legalBasis: "a" | "b" | "c" | "d" | "e" | "f";
                nameDe: string;
                nameEn: string;
                purpose: string;
            }[];
        };
        PersonConsentInput: {
            /** @description The ledger, the newest first; at most 100 */
            entries: {
                /** Format: date-time */
                at: string;
                confirms: string | null;
                /** @enum {string} */
                decision: "granted" | "refused" | "requested";
                doubleOptIn: boolean;
                n: string;
                place: string;
                purpose: string;
                /** Format: date-time */
                recordedAt: string;
                textVersion: string;
                /** @enum {string} */
                way: "tracking" | "gpc" | "import" | "page" | "link" | "paper" | "phone" | "counter" | "api" | "request";
            }[];
            states: {
                allowed: boolean;
                at: string | null;
                decision: ("granted" | "refused" | "requested") | null;
                /** @enum {string} */
                legalBasis: "a" | "b" | "c" | "d" | "e" | "f";
                nameDe: string;
                nameEn: string;
                purpose: string;
            }[];
        };
        PersonInput: {
            events: number;
            firstAt: string | null;
            id: string;
            /** @description Empty without the permission people:identify */
            identifiers: {
                kind: string;
                value: string;
            }[];
            lastAt: string | null;
        };
        PersonJourneys: {
            items: {
                journeys: {
                    /** Format: date-time */
                    began: string;
                    deviations: {
                        /** @enum {string} */
                        kind: "missing" | "irregular" | "adHoc";
                        step: string;
                    }[];
                    fitness: number;
                    /** Format: date-time */
                    last: string;
                    /** @enum {string} */
                    outcome: "open" | "arrived" | "left";
                    taken: {
                        /** Format: date-time */
                        at: string;
                        step: string;
                    }[];
                }[];
                map: string;
            }[];
        };
        PersonJourneysInput: {
            items: {
                journeys: {
                    /** Format: date-time */
                    began: string;
                    deviations: {
                        /** @enum {string} */
                        kind: "missing" | "irregular" | "adHoc";
                        step: string;
                    }[];
                    fitness: number;
                    /** Format: date-time */
                    last: string;
                    /** @enum {string} */
                    outcome: "open" | "arrived" | "left";
                    taken: {
                        /** Format: date-time */
                        at: string;
                        step: string;
                    }[];
                }[];
                map: string;
            }[];
        };
        PersonRequest: {
            /** @description Until then the answer can be fetched; null when there is none */
            answerExpiresAt: string | null;
            closedAt: string | null;
            closedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Negative when overdue; null once closed */
            daysLeft: number | null;
            /** Format: date */
            dueOn: string;
            extendedMonths: number;
            /** Format: uuid */
            id: string;
            /** @description Empty without the permission people:identify, and once erased */
            identifiers: {
                kind: string;
                value: string;
            }[];
            /** @description The person was erased; only keyed hashes are left */
            isForgotten: boolean;
            /** @enum {string} */
            kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
            /** @enum {string} */
            language: "de" | "en";
            person: string;
            purposes: string[];
            /** Format: date */
            receivedOn: string;
            /** @description Year and number, as in a letter */
            reference: string;
            refusal: ("unproven" | "unfounded" | "excessive" | "othersRights" | "legalDuty" | "withdrawn") | null;
            /** @enum {string} */
            state: "open" | "verified" | "done" | "refused";
            verifiedAt: string | null;
            verifiedBy: string | null;
            verifiedHow: ("account" | "knownAddress" | "callback" | "document" | "inPerson" | "representative") | null;
            /** @enum {string} */
            way: "email" | "letter" | "phone" | "counter" | "form";
        };
        PersonRequestInFull: {
            /** @description Until then the answer can be fetched; null when there is none */
            answerExpiresAt: string | null;
            closedAt: string | null;
            closedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Negative when overdue; null once closed */
            daysLeft: number | null;
            /** Format: date */
            dueOn: string;
            extendedMonths: number;
            /** Format: uuid */
            id: string;
            /** @description Empty without the permission people:identify, and once erased */
            identifiers: {
                kind: string;
                value: string;
            }[];
            /** @description The person was erased; only keyed hashes are left */
            isForgotten: boolean;
            /** @enum {string} */
            kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
            /** @enum {string} */
            language: "de" | "en";
            /** @description Who did what, the oldest first */
            log: components["schemas"]["AuditEntry"][];
            /** @description What was written in free words; empty without the permission people:identify */
            notes: {
                extension?: string;
                note?: string;
                rectification?: string;
                refusal?: string;
                verification?: string;
            };
            person: string;
            purposes: string[];
            /** Format: date */
            receivedOn: string;
            /** @description Year and number, as in a letter */
            reference: string;
            refusal: ("unproven" | "unfounded" | "excessive" | "othersRights" | "legalDuty" | "withdrawn") | null;
            /** @enum {string} */
            state: "open" | "verified" | "done" | "refused";
            verifiedAt: string | null;
            verifiedBy: string | null;
            verifiedHow: ("account" | "knownAddress" | "callback" | "document" | "inPerson" | "representative") | null;
            /** @enum {string} */
            way: "email" | "letter" | "phone" | "counter" | "form";
        };
        PersonRequestInFullInput: {
            /** @description Until then the answer can be fetched; null when there is none */
            answerExpiresAt: string | null;
            closedAt: string | null;
            closedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Negative when overdue; null once closed */
            daysLeft: number | null;
            /** Format: date */
            dueOn: string;
            extendedMonths: number;
            /** Format: uuid */
            id: string;
            /** @description Empty without the permission people:identify, and once erased */
            identifiers: {
                kind: string;
                value: string;
            }[];
            /** @description The person was erased; only keyed hashes are left */
            isForgotten: boolean;
            /** @enum {string} */
            kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
            /** @enum {string} */
            language: "de" | "en";
            /** @description Who did what, the oldest first */
            log: components["schemas"]["AuditEntryInput"][];
            /** @description What was written in free words; empty without the permission people:identify */
            notes: {
                extension?: string;
                note?: string;
                rectification?: string;
                refusal?: string;
                verification?: string;
            };
            person: string;
            purposes: string[];
            /** Format: date */
            receivedOn: string;
            /** @description Year and number, as in a letter */
            reference: string;
            refusal: ("unproven" | "unfounded" | "excessive" | "othersRights" | "legalDuty" | "withdrawn") | null;
            /** @enum {string} */
            state: "open" | "verified" | "done" | "refused";
            verifiedAt: string | null;
            verifiedBy: string | null;
            verifiedHow: ("account" | "knownAddress" | "callback" | "document" | "inPerson" | "representative") | null;
            /** @enum {string} */
            way: "email" | "letter" | "phone" | "counter" | "form";
        };
        PersonRequestInput: {
            /** @description Until then the answer can be fetched; null when there is none */
            answerExpiresAt: string | null;
            closedAt: string | null;
            closedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Negative when overdue; null once closed */
            daysLeft: number | null;
            /** Format: date */
            dueOn: string;
            extendedMonths: number;
            /** Format: uuid */
            id: string;
            /** @description Empty without the permission people:identify, and once erased */
            identifiers: {
                kind: string;
                value: string;
            }[];
            /** @description The person was erased; only keyed hashes are left */
            isForgotten: boolean;
            /** @enum {string} */
            kind: "access" | "export" | "rectify" | "restrict" | "object" | "erase";
            /** @enum {string} */
            language: "de" | "en";
            person: string;
            purposes: string[];
            /** Format: date */
            receivedOn: string;
            /** @description Year and number, as in a letter */
            reference: string;
            refusal: ("unproven" | "unfounded" | "excessive" | "othersRights" | "legalDuty" | "withdrawn") | null;
            /** @enum {string} */
            state: "open" | "verified" | "done" | "refused";
            verifiedAt: string | null;
            verifiedBy: string | null;
            verifiedHow: ("account" | "knownAddress" | "callback" | "document" | "inPerson" | "representative") | null;
            /** @enum {string} */
            way: "email" | "letter" | "phone" | "counter" | "form";
        };
        Phase: {
            description?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            name: string;
            /** @default [] */
            steps: components["schemas"]["Step"][];
            translations?: {
                de?: {
                    description?: string;
                    name?: string;
                };
                en?: {
                    description?: string;
                    name?: string;
                };
            };
        };
        PhaseInput: {
            description?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            name: string;
            /** @default [] */
            steps?: components["schemas"]["StepInput"][];
            translations?: {
                de?: {
                    description?: string;
                    name?: string;
                };
                en?: {
                    description?: string;
                    name?: string;
                };
            };
        };
        Problem: {
            /** @description Stable; never reused for something else. */
            code: string;
            /** @description What was expected and what was found, in English. */
            detail?: string;
            /** @description The field concerned, such as body.name. */
            path?: string;
            status: number;
            /** @description A sentence in the language asked for. */
            title: string;
            /** @description Always about:blank; the code tells problems apart. */
            type: string;
        };
        ProblemInput: {
            /** @description Stable; never reused for something else. */
            code: string;
            /** @description What was expected and what was found, in English. */
            detail?: string;
            /** @description The field concerned, such as body.name. */
            path?: string;
            status: number;
            /** @description A sentence in the language asked for. */
            title: string;
            /** @description Always about:blank; the code tells problems apart. */
            type: string;
        };
        ProcessMap: {
            activities: {
                count: number;
                ends: number;
                name: string;
                people: number;
                starts: number;
            }[];
            edges: {
                count: number;
                from: string;
                medianMs: number;
                p90Ms: number;
                people: number;
                to: string;
            }[];
            events: number;
            people: number;
        };
        ProcessMapInput: {
            activities: {
                count: number;
                ends: number;
                name: string;
                people: number;
                starts: number;
            }[];
            edges: {
                count: number;
                from: string;
                medianMs: number;
                p90Ms: number;
                people: number;
                to: string;
            }[];
            events: number;
            people: number;
        };
        Purpose: {
            active: boolean;
            /** @description Names in the protocol's consent object */
            categories: string[];
            doubleOptIn: boolean;
            key: string;
            /**
             * @description The letter in GDPR Art. 6(1)
             * @enum {string}
             */
            legalBasis: "a" | "b" | "c" | "d" | "e" | "f";
            people: {
                granted: number;
                none: number;
                refused: number;
                requested: number;
            };
            refusedByGpc: boolean;
            /** @description The newest first */
            texts: {
                nameDe: string;
                nameEn: string;
                /** Format: date-time */
                publishedAt: string;
                textDe: string;
                textEn: string;
                version: number;
            }[];
        };
        PurposeInput: {
            active: boolean;
            /** @description Names in the protocol's consent object */
            categories: string[];
            doubleOptIn: boolean;
            key: string;
            /**
             * @description The letter in GDPR Art. 6(1)
             * @enum {string}
             */
            legalBasis: "a" | "b" | "c" | "d" | "e" | "f";
            people: {
                granted: number;
                none: number;
                refused: number;
                requested: number;
            };
            refusedByGpc: boolean;
            /** @description The newest first */
            texts: {
                nameDe: string;
                nameEn: string;
                /** Format: date-time */
                publishedAt: string;
                textDe: string;
                textEn: string;
                version: number;
            }[];
        };
        Receipt: {
            rejected: {
                /** @enum {string} */
                code: "not_an_object" | "unknown_type" | "missing" | "wrong_type" | "too_long" | "too_large" | "too_deep" | "invalid_time" | "time_out_of_range" | "invalid_text" | "wrong_key" | "refused_by_store";
                field: string;
                item: number;
                reason: string;
            }[];
            stored: number;
            success: boolean;
        };
        ReceiptInput: {
            rejected: {
                /** @enum {string} */
                code: "not_an_object" | "unknown_type" | "missing" | "wrong_type" | "too_long" | "too_large" | "too_deep" | "invalid_time" | "time_out_of_range" | "invalid_text" | "wrong_key" | "refused_by_store";
                field: string;
                item: number;
                reason: string;
            }[];
            stored: number;
            success: boolean;
        };
        Reject: {
            code: ("not_an_object" | "unknown_type" | "missing" | "wrong_type" | "too_long" | "too_large" | "too_deep" | "invalid_time" | "time_out_of_range" | "invalid_text" | "wrong_key" | "refused_by_store") | string;
            field: string;
            id: string;
            item: number;
            raw: string;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
            source: string;
        };
        RejectInput: {
            code: ("not_an_object" | "unknown_type" | "missing" | "wrong_type" | "too_long" | "too_large" | "too_deep" | "invalid_time" | "time_out_of_range" | "invalid_text" | "wrong_key" | "refused_by_store") | string;
            field: string;
            id: string;
            item: number;
            raw: string;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
            source: string;
        };
        Rule: {
            all: components["schemas"]["Rule"][];
        } | {
            any: components["schemas"]["Rule"][];
        } | {
            not: components["schemas"]["Rule"];
        } | {
            after?: components["schemas"]["Anchor"];
            before?: components["schemas"]["Anchor"];
            event: components["schemas"]["Pattern"];
            times?: components["schemas"]["NumberTest"];
            within?: components["schemas"]["Period"];
        } | {
            event: components["schemas"]["Pattern"];
            /** @enum {string} */
            occurrence: "first" | "last";
            where?: components["schemas"]["Condition"];
            within?: components["schemas"]["Period"];
        } | {
            during?: components["schemas"]["Period"];
            sequence: {
                caseSensitive?: boolean;
                channel?: string | string[];
                name?: string | string[];
                /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                touchpoint?: string;
                where?: components["schemas"]["Condition"];
                /**
                 * @description ISO 8601 duration, for instance P30D or PT5M
                 * @example P30D
                 * @example PT5M
                 */
                within?: string;
            }[];
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            within?: string;
        } | ({
            caseSensitive?: boolean;
            is: string | number | boolean;
            trait: string;
        } | {
            caseSensitive?: boolean;
            in: (string | number | boolean)[];
            trait: string;
        } | {
            caseSensitive?: boolean;
            contains: string;
            trait: string;
        } | {
            caseSensitive?: boolean;
            startsWith: string;
            trait: string;
        } | {
            gt: number;
            trait: string;
        } | {
            gte: number;
            trait: string;
        } | {
            lt: number;
            trait: string;
        } | {
            lte: number;
            trait: string;
        } | {
            between: [
                number,
                number
            ];
            trait: string;
        } | {
            /** @constant */
            exists: true;
            trait: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            before: string;
            trait: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            after: string;
            trait: string;
        } | {
            trait: string;
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            withinLast: string;
        } | {
            not: components["schemas"]["Test"];
            trait: string;
        }) | {
            consent: string;
        } | {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            audience: string;
        } | {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            map: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            phase?: string;
            /** @constant */
            skipped?: true;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step?: string;
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            stuckFor?: string;
        } | {
            experience: {
                aspect?: string;
                gap: components["schemas"]["NumberTest"];
                /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                touchpoint: string;
            };
        };
        RuleInput: {
            all: components["schemas"]["RuleInput"][];
        } | {
            any: components["schemas"]["RuleInput"][];
        } | {
            not: components["schemas"]["RuleInput"];
        } | {
            after?: components["schemas"]["AnchorInput"];
            before?: components["schemas"]["AnchorInput"];
            event: components["schemas"]["PatternInput"];
            times?: components["schemas"]["NumberTestInput"];
            within?: components["schemas"]["PeriodInput"];
        } | {
            event: components["schemas"]["PatternInput"];
            /** @enum {string} */
            occurrence: "first" | "last";
            where?: components["schemas"]["ConditionInput"];
            within?: components["schemas"]["PeriodInput"];
        } | {
            during?: components["schemas"]["PeriodInput"];
            sequence: {
                caseSensitive?: boolean;
                channel?: string | string[];
                name?: string | string[];
                /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                touchpoint?: string;
                where?: components["schemas"]["ConditionInput"];
                /**
                 * @description ISO 8601 duration, for instance P30D or PT5M
                 * @example P30D
                 * @example PT5M
                 */
                within?: string;
            }[];
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            within?: string;
        } | ({
            caseSensitive?: boolean;
            is: string | number | boolean;
            trait: string;
        } | {
            caseSensitive?: boolean;
            in: (string | number | boolean)[];
            trait: string;
        } | {
            caseSensitive?: boolean;
            contains: string;
            trait: string;
        } | {
            caseSensitive?: boolean;
            startsWith: string;
            trait: string;
        } | {
            gt: number;
            trait: string;
        } | {
            gte: number;
            trait: string;
        } | {
            lt: number;
            trait: string;
        } | {
            lte: number;
            trait: string;
        } | {
            between: [
                number,
                number
            ];
            trait: string;
        } | {
            /** @constant */
            exists: true;
            trait: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            before: string;
            trait: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            after: string;
            trait: string;
        } | {
            trait: string;
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            withinLast: string;
        } | {
            not: components["schemas"]["TestInput"];
            trait: string;
        }) | {
            consent: string;
        } | {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            audience: string;
        } | {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            map: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            phase?: string;
            /** @constant */
            skipped?: true;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            step?: string;
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            stuckFor?: string;
        } | {
            experience: {
                aspect?: string;
                gap: components["schemas"]["NumberTestInput"];
                /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
                touchpoint: string;
            };
        };
        RuleProblem: {
            /** @enum {string} */
            code: "unknown-touchpoint" | "unknown-map" | "unknown-step" | "unknown-phase" | "unknown-audience" | "unknown-purpose";
            name: string;
            /** @description Leads to the part of the rule */
            path: (string | number)[];
        };
        RuleProblemInput: {
            /** @enum {string} */
            code: "unknown-touchpoint" | "unknown-map" | "unknown-step" | "unknown-phase" | "unknown-audience" | "unknown-purpose";
            name: string;
            /** @description Leads to the part of the rule */
            path: (string | number)[];
        };
        SeenEvents: {
            items: {
                channels: string[];
                events: number;
                name: string;
                people: number;
            }[];
        };
        SeenEventsInput: {
            items: {
                channels: string[];
                events: number;
                name: string;
                people: number;
            }[];
        };
        SeenProperties: {
            items: {
                property: string;
                values: {
                    events: number;
                    value: string | number | boolean;
                }[];
            }[];
        };
        SeenPropertiesInput: {
            items: {
                property: string;
                values: {
                    events: number;
                    value: string | number | boolean;
                }[];
            }[];
        };
        Session: {
            /** @description What whoever came by a one-time link is asked next: who he is, or a new password. */
            asks: ("introduction" | "password") | null;
            /** @description Null in a session that is nobody's: begun by a token or a first link. */
            member: components["schemas"]["OwnProfile"] | null;
            permissions: ("access:read" | "access:write" | "audiences:read" | "audiences:write" | "audit:read" | "collect:read" | "consent:read" | "consent:write" | "exports:read" | "imports:read" | "imports:write" | "insight:read" | "jobs:read" | "jobs:write" | "maps:read" | "maps:write" | "people:read" | "people:identify" | "people:write" | "privacy:answer" | "privacy:erase" | "privacy:read" | "rejects:read" | "sources:read" | "sources:write" | "touchpoints:read" | "touchpoints:write")[];
            workspace: {
                /** Format: uuid */
                id: string;
                name: string;
                timeZone: string;
            };
        };
        SessionInput: {
            /** @description What whoever came by a one-time link is asked next: who he is, or a new password. */
            asks: ("introduction" | "password") | null;
            /** @description Null in a session that is nobody's: begun by a token or a first link. */
            member: components["schemas"]["OwnProfileInput"] | null;
            permissions: ("access:read" | "access:write" | "audiences:read" | "audiences:write" | "audit:read" | "collect:read" | "consent:read" | "consent:write" | "exports:read" | "imports:read" | "imports:write" | "insight:read" | "jobs:read" | "jobs:write" | "maps:read" | "maps:write" | "people:read" | "people:identify" | "people:write" | "privacy:answer" | "privacy:erase" | "privacy:read" | "rejects:read" | "sources:read" | "sources:write" | "touchpoints:read" | "touchpoints:write")[];
            workspace: {
                /** Format: uuid */
                id: string;
                name: string;
                timeZone: string;
            };
        };
        Source: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
        };
        SourceInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
        };
        SourceRules: {
            /**
             * @description Where there are any for properties, traits or context, nothing else of them is kept
             * @default []
             */
            allow: string[];
            /** @default [] */
            drop: string[];
            /**
             * @description Replaced by a keyed hash: equal values stay equal
             * @default []
             */
            hash: string[];
            /**
             * @description Replaced in the texts of properties
             * @default []
             */
            mask: ("email" | "phone" | "card" | "iban")[];
        };
        SourceRulesInput: {
            /**
             * @description Where there are any for properties, traits or context, nothing else of them is kept
             * @default []
             */
            allow?: string[];
            /** @default [] */
            drop?: string[];
            /**
             * @description Replaced by a keyed hash: equal values stay equal
             * @default []
             */
            hash?: string[];
            /**
             * @description Replaced in the texts of properties
             * @default []
             */
            mask?: ("email" | "phone" | "card" | "iban")[];
        };
        Step: {
            binding?: components["schemas"]["Binding"];
            description?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            group?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            momentOfTruth?: {
                reason: string;
            };
            name: string;
            /** @default false */
            optional: boolean;
            /** @default false */
            repeatable: boolean;
            /** @default [] */
            touchpoints: string[];
            translations?: {
                de?: {
                    description?: string;
                    momentOfTruth?: string;
                    name?: string;
                };
                en?: {
                    description?: string;
                    momentOfTruth?: string;
                    name?: string;
                };
            };
        };
        StepGroup: {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            /** @enum {string} */
            kind: "oneOf" | "anyOrder";
            /** @default  */
            name: string;
            /** @default false */
            optional: boolean;
            translations?: {
                de?: {
                    name?: string;
                };
                en?: {
                    name?: string;
                };
            };
        };
        StepGroupInput: {
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            /** @enum {string} */
            kind: "oneOf" | "anyOrder";
            /** @default  */
            name?: string;
            /** @default false */
            optional?: boolean;
            translations?: {
                de?: {
                    name?: string;
                };
                en?: {
                    name?: string;
                };
            };
        };
        StepInput: {
            binding?: components["schemas"]["BindingInput"];
            description?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            group?: string;
            /** @description An identifier: 1 to 100 letters, digits, or _ . : - */
            id: string;
            momentOfTruth?: {
                reason: string;
            };
            name: string;
            /** @default false */
            optional?: boolean;
            /** @default false */
            repeatable?: boolean;
            /** @default [] */
            touchpoints?: string[];
            translations?: {
                de?: {
                    description?: string;
                    momentOfTruth?: string;
                    name?: string;
                };
                en?: {
                    description?: string;
                    momentOfTruth?: string;
                    name?: string;
                };
            };
        };
        Test: {
            caseSensitive?: boolean;
            is: string | number | boolean;
        } | {
            caseSensitive?: boolean;
            in: (string | number | boolean)[];
        } | {
            caseSensitive?: boolean;
            contains: string;
        } | {
            caseSensitive?: boolean;
            startsWith: string;
        } | {
            gt: number;
        } | {
            gte: number;
        } | {
            lt: number;
        } | {
            lte: number;
        } | {
            between: [
                number,
                number
            ];
        } | {
            /** @constant */
            exists: true;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            before: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            after: string;
        } | {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            withinLast: string;
        } | {
            not: components["schemas"]["Test"];
        };
        TestInput: {
            caseSensitive?: boolean;
            is: string | number | boolean;
        } | {
            caseSensitive?: boolean;
            in: (string | number | boolean)[];
        } | {
            caseSensitive?: boolean;
            contains: string;
        } | {
            caseSensitive?: boolean;
            startsWith: string;
        } | {
            gt: number;
        } | {
            gte: number;
        } | {
            lt: number;
        } | {
            lte: number;
        } | {
            between: [
                number,
                number
            ];
        } | {
            /** @constant */
            exists: true;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            before: string;
        } | {
            /** @description A date, or a date and time with zone; UTC where the zone is missing */
            after: string;
        } | {
            /**
             * @description ISO 8601 duration, for instance P30D or PT5M
             * @example P30D
             * @example PT5M
             */
            withinLast: string;
        } | {
            not: components["schemas"]["TestInput"];
        };
        TimeFigure: {
            /** @description The interval of 95 % of the median; null of fewer than six */
            highMs: number | null;
            lowMs: number | null;
            medianMs: number;
            n: number;
            p90Ms: number;
        };
        TimeFigureInput: {
            /** @description The interval of 95 % of the median; null of fewer than six */
            highMs: number | null;
            lowMs: number | null;
            medianMs: number;
            n: number;
            p90Ms: number;
        };
        TimelineEvent: {
            channel: string;
            currency: string;
            /** Format: date-time */
            happenedAt: string;
            kind: string;
            messageId: string;
            name: string;
            properties: {
                [key: string]: unknown;
            };
            source: string;
            urlPath: string;
            value: string | null;
        };
        TimelineEventInput: {
            channel: string;
            currency: string;
            /** Format: date-time */
            happenedAt: string;
            kind: string;
            messageId: string;
            name: string;
            properties: {
                [key: string]: unknown;
            };
            source: string;
            urlPath: string;
            value: string | null;
        };
        Touchpoint: Touchpoint;
        TouchpointInput: TouchpointInput;
        Trait: {
            key: string;
            /** Format: date-time */
            learnedAt: string;
            /** @description Which source said so; empty where that is not known */
            source: string;
            value: unknown;
        };
        TraitInput: {
            key: string;
            /** Format: date-time */
            learnedAt: string;
            /** @description Which source said so; empty where that is not known */
            source: string;
            value: unknown;
        };
        Variants: {
            items: {
                events: string[];
                medianMs: number;
                people: number;
                share: number;
            }[];
            people: number;
            /** @description How many different ones there are, however many are listed */
            total: number;
        };
        VariantsInput: {
            items: {
                events: string[];
                medianMs: number;
                people: number;
                share: number;
            }[];
            people: number;
            /** @description How many different ones there are, however many are listed */
            total: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
