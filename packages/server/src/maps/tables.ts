import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

/** The tables of the maps room. 64-bit integers arrive as bigint. */
export interface MapsTables {
  maps: {
    workspace: string;
    id: string;
    title: string;
    decision_a: string;
    decision_b: string;
    phases: number;
    steps: number;
    version: ColumnType<bigint, bigint | undefined, bigint>;
    /** The version the columns above it were copied from. */
    summarised: ColumnType<bigint, bigint | undefined, bigint>;
    idempotency_key: string | null;
    created_at: Date;
    updated_at: Date;
    deleted_at: Date | null;
  };
  map_updates: { workspace: string; map: string; number: Generated<bigint>; update: Buffer };
  map_versions: { workspace: string; map: string; number: number; name: string; snapshot: Json; released_at: Date };
  touchpoints: {
    workspace: string;
    id: string;
    touchpoint: Json;
    version: ColumnType<bigint, bigint | undefined, bigint>;
    updated_at: Date;
    deleted_at: Date | null;
  };
}
