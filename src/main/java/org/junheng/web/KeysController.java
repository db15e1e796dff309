package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Administration;
import org.junheng.identity.Role;
import org.junheng.web.IdentityDocument.KeyDocument;
import org.junheng.web.IdentityDocument.KeyList;
import org.junheng.web.IdentityDocument.MadeKey;
import org.junheng.web.IdentityDocument.NewKey;
import org.junheng.web.IdentityDocument.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of systems, and of people's programs. */
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
@RestController
@RequestMapping(path = "/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "账户 Accounts")
final class KeysController {
  private final Accounts accounts;
  private final Administration administration;

  KeysController(Accounts accounts, Administration administration) {
    this.accounts = accounts;
    this.administration = administration;
  }

  @GetMapping
  @Operation(
      operationId = "accessKeys",
      summary = "钥匙一览 / Keys",
      description =
          """
          自己的钥匙；管理员看到全部。不含密文，含已过期和收回的。

          One's own keys; an administrator sees all. Without their secrets; also those that expired or were revoked.
          """)
  KeyList list(HttpServletRequest request) {
    Query.of(request);
    Actor actor = Actors.of(request);
    return new KeyList(
        accounts.keys().stream()
            .filter(key -> actor.may(Role.ADMINISTRATOR) || key.account().equals(actor.person()))
            .map(KeyDocument::of)
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "makeKey",
      summary = "新建钥匙 / Make a key",
      description =
          """
          写 note（用途）、roles，需要时写 districts、expires。account 不写就是自己的；管理员可以给系统账户（SYSTEM）新建，
          不能给别人新建。密文只显示这一次，用法：Authorization: Bearer jh_…

          With note (what for), roles, and where wanted districts and expires. Without account it is one's own; an
          administrator makes those of systems (SYSTEM), nobody those of another person. The secret is shown this
          once and is sent as Authorization: Bearer jh_…
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewKey.class))))
  MadeKey make(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Query.of(request);
    Actor actor = Actors.of(request);
    Members members =
        Members.of(
            JsonBody.of(request, MeController.LARGEST),
            "account",
            "note",
            "roles",
            "districts",
            "expires");
    Administration.Made made =
        administration.makeKey(
            Objects.requireNonNullElse(members.optional("account"), actor.person()),
            members.text("note"),
            members.roles("roles"),
            members.districts("districts"),
            members.instant("expires"),
            actor);
    response.setHeader("Location", "/v1/keys");
    response.setHeader("Cache-Control", "no-store");
    return new MadeKey(KeyDocument.of(made.key()), made.secret());
  }

  @PostMapping("/{id}/revoke")
  @Operation(
      operationId = "revokeKey",
      summary = "收回钥匙 / Revoke a key",
      description =
          """
          自己的，或者由管理员收回任何一把；写 reason。立即失效，不能恢复；别的实例一两秒内也不再认它。

          One's own, or any by an administrator; with reason. Good for nothing at once and for ever; other instances
          follow within a second or two.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Reason.class))))
  KeyDocument revoke(
      @Parameter(description = "钥匙的编号 / Id of the key") @PathVariable("id") String id,
      HttpServletRequest request)
      throws IOException, LogUnavailable {
    Query.of(request);
    Members members = Members.of(JsonBody.of(request, MeController.LARGEST), "reason");
    return KeyDocument.of(administration.revoke(id, Actors.of(request), members.text("reason")));
  }
}
