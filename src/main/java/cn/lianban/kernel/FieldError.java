package cn.lianban.kernel;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: the name of the field, with its path ({@code applicant.uscc}); empty for the request as a whole
 * @param message what is wrong and what to do, in Chinese
 */
public record FieldError(String field, String message) {}
