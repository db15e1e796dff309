package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.SignIn;
import org.junheng.identity.SignedIn;
import org.junheng.message.Message;
import org.junheng.web.IdentityDocument.Csrf;
import org.junheng.web.IdentityDocument.Me;
import org.junheng.web.IdentityDocument.NewPassword;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever asks, and their own password. */
@AllowedToSignedIn
@RestController
@RequestMapping(path = "/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "账户 Accounts")
final class MeController {
  static final DataSize LARGEST = DataSize.ofKilobytes(64);

  private final SignIn signIn;

  MeController(SignIn signIn) {
    this.signIn = signIn;
  }

  @GetMapping
  @Operation(
      operationId = "me",
      summary = "我是谁 / Who I am",
      description =
          """
          提出请求的人或系统：账户、钥匙、角色、可见的区县。用浏览器登录的，另给出 csrf：以后每个修改类的请求都要带上这个请求头。

          Who sent the request: account, key, roles, districts. With a session it also has csrf, a header that every
          request that changes something must carry.
          """)
  Me me(HttpServletRequest request) {
    Query.of(request);
    Csrf csrf =
        Actors.signedIn() != null
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            ? new Csrf(token.getHeaderName(), token.getToken())
            : null;
    return Me.of(Actors.of(request), Actors.mustChange(), csrf);
  }

  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "changePassword",
      summary = "改自己的口令 / Change one's password",
      description =
          """
          写 old 和 new。只有用浏览器登录的人能改；改后其他会话全部结束。口令至少 12 个字符，不能含账户名。

          With old and new. Only with a session; all other sessions of the account end. A password has at least 12
          characters and does not hold the account's name.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewPassword.class))))
  void password(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Query.of(request);
    SignedIn who = Actors.signedIn();
    if (who == null) {
      throw Refused.because(403, Message.of("problem.session-only"));
    }
    Members members = Members.of(JsonBody.of(request, LARGEST), "old", "new");
    SignInController.changed(
        request, response, signIn, who, members.text("old"), members.text("new"));
  }
}
