package org.junheng.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Administration;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.IdentityDocument.AccountDocument;
import org.junheng.web.IdentityDocument.AccountList;
import org.junheng.web.IdentityDocument.ChangedAccount;
import org.junheng.web.IdentityDocument.NewAccount;
import org.junheng.web.IdentityDocument.Opened;
import org.junheng.web.IdentityDocument.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has an account, and what they may. */
@Allowed(Role.ADMINISTRATOR)
@RestController
@RequestMapping(path = "/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "账户 Accounts")
final class AccountsController {
  private static final String NAME = "账户名 / Name of the account";

  private final Accounts accounts;
  private final Administration administration;

  AccountsController(Accounts accounts, Administration administration) {
    this.accounts = accounts;
    this.administration = administration;
  }

  @GetMapping
  @Operation(
      operationId = "accounts",
      summary = "全部账户 / Accounts",
      description = "按账户名列出，含停用的。\n\nBy name, also those that are disabled.")
  AccountList list(HttpServletRequest request) {
    Query.of(request);
    return new AccountList(accounts.all().stream().map(AccountDocument::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "createAccount",
      summary = "新建账户 / Create an account",
      description =
          """
          写 name、title、kind（PERSON 人，SYSTEM 系统）、roles、reason，需要时写 districts（限定的区县代码）和
          openId（登记编号:提供方对此人的称呼）。不用 openId 的人得到一次性口令，只显示这一次，首次登录后必须改。

          With name, title, kind (PERSON or SYSTEM), roles, reason, and where wanted districts (codes that limit it)
          and openId (id of the registration, a colon, what the provider calls them). A person without openId gets a
          password that is shown this once and has to be changed when it is first used.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewAccount.class))))
  Opened create(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Query.of(request);
    Members members =
        Members.of(
            JsonBody.of(request, MeController.LARGEST),
            "name",
            "kind",
            "title",
            "roles",
            "districts",
            "openId",
            "disabled",
            "reason");
    Administration.Created created =
        administration.create(
            members.text("name"),
            kind(members.text("kind")),
            wish(members),
            Actors.of(request),
            members.text("reason"));
    response.setHeader(
        "Location",
        "/v1/accounts/" + URLEncoder.encode(created.account().name(), StandardCharsets.UTF_8));
    tag(response, created.account());
    response.setHeader("Cache-Control", "no-store");
    return new Opened(AccountDocument.of(created.account()), created.password());
  }

  @GetMapping("/{name}")
  @Operation(
      operationId = "account",
      summary = "一个账户 / An account",
      description =
          "ETag 是它的版本，修改时写进 If-Match。\n\nIts ETag is its version, for If-Match when it is changed.")
  AccountDocument one(
      @Parameter(description = NAME) @PathVariable("name") String name,
      HttpServletRequest request,
      HttpServletResponse response) {
    Query.of(request);
    Account account =
        accounts
            .find(name)
            .orElseThrow(() -> Refused.because(404, Message.of("identity.unknown", name)));
    tag(response, account);
    return AccountDocument.of(account);
  }

  @PutMapping("/{name}")
  @Operation(
      operationId = "changeAccount",
      summary = "修改账户 / Change an account",
      description =
          """
          写全 title、roles、reason，以及 districts、openId、disabled（不写就是没有限定、没有、不停用）。停用的账户不能登录，
          其会话和钥匙立即失效。最后一个管理员不能停用，也不能去掉管理员角色。

          With the whole of title, roles, reason, and districts, openId, disabled (absent: no limit, none, not
          disabled). A disabled account cannot sign in; its sessions and keys are good for nothing at once. The last
          administrator can be neither disabled nor made anything less.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ChangedAccount.class))))
  @Parameter(
      name = "If-Match",
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string"),
      description = "所看到的版本，即 ETag / The version that was looked at, its ETag")
  AccountDocument change(
      @Parameter(description = NAME) @PathVariable("name") String name,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, LogUnavailable {
    Query.of(request);
    long version = version(request.getHeader("If-Match"));
    Members members =
        Members.of(
            JsonBody.of(request, MeController.LARGEST),
            "title",
            "roles",
            "districts",
            "openId",
            "disabled",
            "reason");
    Account account =
        administration.change(
            name, version, wish(members), Actors.of(request), members.text("reason"));
    tag(response, account);
    return AccountDocument.of(account);
  }

  @PostMapping("/{name}/password")
  @Operation(
      operationId = "resetPassword",
      summary = "重置口令 / Reset a password",
      description =
          """
          给此人一个新的一次性口令，只显示这一次；写 reason。其会话立即结束。

          Gives the person a new password that is shown this once and has to be changed when it is used; with reason.
          Their sessions end at once.
          """,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Reason.class))))
  Opened reset(
      @Parameter(description = NAME) @PathVariable("name") String name,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, LogUnavailable {
    Query.of(request);
    Members members = Members.of(JsonBody.of(request, MeController.LARGEST), "reason");
    String password =
        administration.resetPassword(name, Actors.of(request), members.text("reason"));
    Account account = accounts.find(name).orElseThrow();
    tag(response, account);
    response.setHeader("Cache-Control", "no-store");
    return new Opened(AccountDocument.of(account), password);
  }

  private static Administration.Wish wish(Members members) {
    return new Administration.Wish(
        members.text("title"),
        members.roles("roles"),
        members.districts("districts"),
        members.optional("openId"),
        members.flag("disabled"));
  }

  private static Account.Kind kind(String word) {
    return switch (word) {
      case "PERSON" -> Account.Kind.PERSON;
      case "SYSTEM" -> Account.Kind.SYSTEM;
      default -> throw Refused.because(422, Message.of("problem.member", "kind", "PERSON, SYSTEM"));
    };
  }

  private static void tag(HttpServletResponse response, Account account) {
    response.setHeader("ETag", "\"" + account.version() + "\"");
  }

  private static long version(@Nullable String tag) {
    if (tag == null) {
      throw Refused.because(428, Message.of("problem.if-match"));
    }
    if (!tag.matches("\"[0-9]{1,18}\"")) {
      throw Refused.because(412, Message.of("problem.if-match"));
    }
    return Long.parseLong(tag.substring(1, tag.length() - 1));
  }
}
