/** The interface as our pages ask it: which addresses there are, and what each of them takes and answers. */
import type {components, paths} from './api';

export type Schemas = components['schemas'];
/** What is said of a request that was refused. */
export interface ProblemDetails {
  detail: string;
  code: string;
  errors: {field: string; message: string; code: string}[];
}

type Method = 'get' | 'post' | 'put' | 'delete';

/** The addresses that take this method. */
type Served<M extends Method> = {[A in keyof paths]: paths[A] extends Record<M, {responses: unknown}> ? A : never}[keyof paths];

type WithoutQuery<A extends string> = A extends `${infer Path}?${string}` ? Path : A;

type IsParameter<Part extends string> = Part extends `{${string}}` ? true : false;

/** Whether an address with values in it, such as /api/items/M05-1, is one of those that are described, such as /api/items/{id}. */
type Fits<A extends string, Described extends string> =
  Described extends `${infer Part}/${infer Rest}`
    ? A extends `${infer First}/${infer Others}`
      ? IsParameter<Part> extends true ? Fits<Others, Rest> : First extends Part ? Fits<Others, Rest> : false
      : false
    : A extends `${string}/${string}` ? false : IsParameter<Described> extends true ? true : A extends Described ? true : false;

type Fitting<A extends string, Described extends string> = Described extends string ? Fits<A, Described> extends true ? Described : never : never;

/** As the description names it; an address without values is the one of that name. */
type Described<M extends Method, A extends string> =
  WithoutQuery<A> extends Served<M> ? WithoutQuery<A> : Fitting<WithoutQuery<A>, Served<M>>;

type Content<Response> = Response extends {content: infer C} ? C[keyof C] : null;
type Success<Responses> = Content<Responses[keyof Responses & (200 | 201 | 202 | 204)]>;

/** What an address answers; never where it is not described, so that nothing can be read from it; anything for an address that is known only when the page runs. */
export type Answer<M extends Method, A extends string> =
  string extends A ? any
    : A extends string
      ? Described<M, A> extends infer D extends keyof paths ? paths[D] extends Record<M, {responses: infer R}> ? Success<R> : never : never
      : never;

type Sent<Request> = Request extends {requestBody?: {content: infer C}} ? C[keyof C] : never;
type Loosely<T> = T extends readonly (infer One)[] ? Loosely<One>[] : T extends object ? {[K in keyof T]?: Loosely<T[K]> | null} : T extends number ? T | string : T;

/** What an address takes: fields that are left out or empty are named by the service, and numbers may be text. */
export type Body<M extends Method, A extends string> =
  string extends A ? any
    : A extends string
      ? Described<M, A> extends infer D extends keyof paths
        ? paths[D] extends Record<M, infer O> ? [Sent<O>] extends [never] ? undefined : Loosely<Sent<O>> | FormData : never
        : never
      : never;
